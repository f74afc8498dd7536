//! Fonts from folders, and what is said of those that can't be used.

use letterpress::{Code, Options, Samples, Severity, render, specimens};

use crate::temporary::Temporary;

const NASKH: &[u8] = include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf");
const CJK: &[u8] = include_bytes!("../fonts/NotoSansCJK.ttc");

/// The families that a text is set in, for serif, sans and mono.
fn families(options: &Options, text: &str) -> Vec<[Option<String>; 3]> {
    let found = specimens(options, Samples::Text(text)).expect("sound options");
    let names = found.list.into_iter().map(|specimen| specimen.faces.map(|f| f.map(|f| f.family)));
    names.collect()
}

#[test]
fn folders_are_searched_with_all_in_them() {
    let files = [("deep/er/a.TTF", NASKH), ("cjk.ttc", CJK), ("read.me", b"no font".as_slice())];
    let folder = Temporary::with("fonts", &files);
    let options = Options::new().font_dir(folder.path()).lang("ja");
    let all = |family: &str| [(); 3].map(|()| Some(family.to_owned()));
    let code = Some("Noto Sans Mono CJK JP".to_owned());
    let [serif, sans, _] = all("Noto Sans CJK JP");
    assert_eq!(families(&options, "ب 字か"), [all("Noto Naskh Arabic"), [serif, sans, code]]);
    let rendered = render("ب 字\n", &options).expect("sound");
    assert!(rendered.diagnostics.is_empty(), "{:?}", rendered.diagnostics);
    let named = options.clone().serif("Noto Naskh Arabic");
    assert!(render("a\n", &named).is_ok(), "a family of a folder can be named");
}

#[cfg(unix)]
#[test]
fn links_lead_in_no_circles() {
    let folder = Temporary::with("links", &[("a.ttf", NASKH), ("sub/b.ttf", NASKH)]);
    let link = |to: &str, at: &str| {
        std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(at)).expect("a link");
    };
    link("", "sub/up");
    link("a.ttf", "sub/again.ttf");
    link("nowhere", "sub/lost.ttf");
    let options = Options::new().font_dir(folder.path()).lang("ar");
    let rendered = render("ب\n", &options).expect("sound");
    assert!(rendered.diagnostics.is_empty(), "{:?}", rendered.diagnostics);
    assert!(render("ب\n", &options.serif("Noto Naskh Arabic")).is_ok());
}

#[test]
fn a_font_of_a_folder_that_cannot_be_used_is_a_warning() {
    let files = [("a.ttf", NASKH), ("b.otf", b"no font".as_slice()), ("c.ttf", &NASKH[..700])];
    let folder = Temporary::with("broken", &files);
    let options = Options::new().font_dir(folder.path()).lang("ar");
    for _ in 0..2 {
        let rendered = render("ب\n", &options).expect("never a failure");
        let said = rendered.diagnostics.iter().map(|found| {
            assert_eq!((found.code, found.severity), (Code::BadFont, Severity::Warning));
            found.message.rsplit('/').next().unwrap_or_default()
        });
        let told = [
            "b.otf` cannot be used: it is no OpenType font",
            "c.ttf` cannot be used: it is cut short",
        ];
        assert_eq!(said.collect::<Vec<_>>(), told);
    }
    let listed = specimens(&options, Samples::Scripts).expect("never a failure").diagnostics;
    assert_eq!(listed.len(), 2, "each once, though many scripts are asked for");
    let missing = Options::new().font_dir(folder.path().join("nowhere"));
    let error = render("a\n", &missing).expect_err("there is no such folder");
    assert!(error.to_string().starts_with("font dir: there is no folder"), "{error}");
}

#[test]
fn specimens_say_what_is_missing() {
    let folder = Temporary::with("specimens", &[("cjk.ttc", CJK)]);
    let options = Options::new().font_dir(folder.path());
    let japanese = &specimens(&options, Samples::Language("ja")).expect("sound").list[0];
    assert_eq!((japanese.script, japanese.sample.as_str()), ("Japanese", "漢かなカ"));
    let file = japanese.faces[1].as_ref().and_then(|face| face.file.as_deref());
    assert_eq!(file, Some(folder.path().join("cjk.ttc").as_path()));
    let all = specimens(&options, Samples::Scripts).expect("sound").list;
    let khmer = all.iter().find(|specimen| specimen.script == "Khmer").expect("listed");
    assert_eq!(khmer.faces, [None, None, None]);
    let advice = ["Noto Serif Khmer", "Noto Sans Khmer", "Noto Sans Khmer"].map(Some);
    assert_eq!(khmer.advice, advice);
    let latin = &all[0];
    let built_in = latin.faces.iter().flatten().filter(|face| face.built_in);
    assert_eq!((latin.script, built_in.count()), ("Latin", 3));
}
