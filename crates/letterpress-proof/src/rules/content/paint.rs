//! Colours, states of graphics and pictures in contents.

use super::{Reader, Within};
use crate::reader::{Dict, Font, Object, show};
use crate::rule;
use crate::rules::operators;
use crate::rules::usage::Device;

impl<'a> Reader<'a, '_> {
    pub(super) fn group(&mut self, group: &'a Dict) {
        let pdf = self.document.pdf;
        if pdf.name(group, b"S") == Some(b"Transparency") {
            self.usage.transparent.insert(self.page);
            self.spaces(group.raw(b"CS").map(|space| pdf.resolve(space)));
        }
    }

    pub(super) fn set_state(&mut self, operands: &[Object]) {
        let pdf = self.document.pdf;
        let named =
            self.named(b"ExtGState", operands).and_then(|object| pdf.resolve(object).dict());
        let Some(state) = named else { return };
        let opacity = |key| pdf.key(state, key).number().is_some_and(|value| value < 1.0);
        let blends = pdf.list(state, b"BM").into_iter().filter_map(|mode| pdf.resolve(mode).name());
        let is_blended = blends.into_iter().any(|mode| !matches!(mode, b"Normal" | b"Compatible"));
        let mask = pdf.dict(state, b"SMask");
        if opacity(b"ca") || opacity(b"CA") || is_blended || mask.is_some() {
            self.usage.transparent.insert(self.page);
        }
        if let Some(stream) = mask.and_then(|mask| pdf.key(mask, b"G").stream()) {
            let own = pdf.key(&stream.dict, b"Resources");
            self.push(stream, own, (-1, Within::Exempt));
        }
        if let Some(font) = pdf.key(state, b"Font").array().and_then(|font| font.first())
            && let Some(dict) = pdf.resolve(font).dict()
        {
            let place = (font.reference(), self.page);
            self.state.font = Some(self.usage.font(dict, place, || Font::read(pdf, dict)));
        }
    }

    pub(super) fn check_intent(&mut self, name: &[u8]) {
        self.require(operators::is_intent(name), &rule::CONTENT_INTENT, || {
            format!("{} is no rendering intent", show(name))
        });
    }

    /// A colour of a device is set; a default space of the page may stand in for it.
    pub(super) fn device(&mut self, device: Device) {
        let pdf = self.document.pdf;
        let key: &[u8] = match device {
            Device::Gray => b"DefaultGray",
            Device::Rgb => b"DefaultRGB",
            Device::Cmyk => b"DefaultCMYK",
        };
        let spaces = self.resources.dict().and_then(|dict| pdf.dict(dict, b"ColorSpace"));
        if !spaces.is_some_and(|spaces| spaces.has(key)) {
            self.usage.devices.insert((self.page, device));
        }
    }

    pub(super) fn space(&mut self, name: &[u8]) {
        match name {
            b"DeviceGray" | b"G" => self.device(Device::Gray),
            b"DeviceRGB" | b"RGB" => self.device(Device::Rgb),
            b"DeviceCMYK" | b"CMYK" => self.device(Device::Cmyk),
            b"Pattern" => {}
            _ => {
                let named = self.named(b"ColorSpace", &[Object::Name(name.to_vec())]);
                self.spaces(named.map(|space| self.document.pdf.resolve(space)));
            }
        }
    }

    /// Looks through a colour space for those of devices.
    pub(super) fn spaces(&mut self, space: Option<&'a Object>) {
        let pdf = self.document.pdf;
        let mut space = space;
        for _ in 0..8 {
            match space {
                Some(Object::Name(name)) => {
                    if name.starts_with(b"Device") {
                        self.space(name);
                    }
                    return;
                }
                Some(Object::Array(items)) => {
                    let nth = match items.first().and_then(Object::name) {
                        Some(b"Indexed" | b"I" | b"Pattern") => 1,
                        Some(b"Separation" | b"DeviceN") => 2,
                        Some(b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK") => 0,
                        _ => return,
                    };
                    space = items.get(nth).map(|item| pdf.resolve(item));
                }
                _ => return,
            }
        }
    }

    pub(super) fn pattern(&mut self, operands: &[Object]) {
        let pdf = self.document.pdf;
        let Some(last @ Object::Name(_)) = operands.last() else { return };
        let named = self.named(b"Pattern", std::slice::from_ref(last));
        match named.map(|object| pdf.resolve(object)) {
            Some(Object::Stream(stream)) => {
                self.push(stream, pdf.key(&stream.dict, b"Resources"), (-1, Within::Exempt));
            }
            Some(Object::Dict(dict)) => {
                let shading = pdf.dict(dict, b"Shading");
                self.spaces(shading.map(|dict| pdf.key(dict, b"ColorSpace")));
            }
            _ => {}
        }
    }

    pub(super) fn inline_image(&mut self, operands: &[Object]) {
        let Some(dict) = operands.first().and_then(Object::dict) else { return };
        let value = |long: &[u8], short: &[u8]| dict.raw(long).or_else(|| dict.raw(short)).cloned();
        let is_smooth = value(b"Interpolate", b"I").and_then(|value| value.bool()) == Some(true);
        self.require(!is_smooth, &rule::IMAGE_INTERPOLATE, || "a picture in the contents".into());
        let is_mask = value(b"ImageMask", b"IM").and_then(|value| value.bool()) == Some(true);
        if let Some(Object::Name(name)) = value(b"ColorSpace", b"CS").filter(|_| !is_mask) {
            self.space(&name);
        }
        for filter in value(b"Filter", b"F").iter().flat_map(Object::walk) {
            let is_lzw = matches!(filter.name(), Some(b"LZW" | b"LZWDecode" | b"Crypt"));
            self.require(!is_lzw, &rule::STREAM_FILTER, || "a picture in the contents".into());
        }
    }
}
