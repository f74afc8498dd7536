//! The faces built into Letterpress: a serif, a sans, a mono, and emoji in outline.
//!
//! Data only, in a crate of its own because it is large and because whoever brings faces of
//! their own can leave it out. Libertinus Serif and JetBrains Mono come in four cuts, Source
//! Sans 3 in five, Noto Emoji in one. All are under the SIL Open Font License 1.1, whose text
//! stands beside them.
//!
//! ```
//! let serif = letterpress_fonts::faces().iter().filter(|face| face.family == "Libertinus Serif");
//! assert_eq!(serif.count(), 4);
//! ```
//!
//! # Features
//!
//! - `emoji`: the function `emoji` with Noto Emoji, 0.9 MB.

/// A font file with the family, weight and slant it is known by.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// The name of the family.
    pub family: &'static str,
    /// The weight on OpenType's scale: 400 regular, 600 semibold, 700 bold.
    pub weight: u16,
    /// Whether it is an italic.
    pub italic: bool,
    /// The OpenType file.
    pub data: &'static [u8],
}

macro_rules! face {
    ($family:literal $weight:literal $italic:literal $file:literal) => {
        Face {
            family: $family,
            weight: $weight,
            italic: $italic,
            data: include_bytes!(concat!("../fonts/", $file)),
        }
    };
}

static FACES: [Face; 13] = [
    face!("Libertinus Serif" 400 false "libertinus-serif/LibertinusSerif-Regular.otf"),
    face!("Libertinus Serif" 400 true "libertinus-serif/LibertinusSerif-Italic.otf"),
    face!("Libertinus Serif" 700 false "libertinus-serif/LibertinusSerif-Bold.otf"),
    face!("Libertinus Serif" 700 true "libertinus-serif/LibertinusSerif-BoldItalic.otf"),
    face!("Source Sans 3" 400 false "source-sans-3/SourceSans3_400Regular.ttf"),
    face!("Source Sans 3" 400 true "source-sans-3/SourceSans3_400Regular_Italic.ttf"),
    face!("Source Sans 3" 600 false "source-sans-3/SourceSans3_600SemiBold.ttf"),
    face!("Source Sans 3" 700 false "source-sans-3/SourceSans3_700Bold.ttf"),
    face!("Source Sans 3" 700 true "source-sans-3/SourceSans3_700Bold_Italic.ttf"),
    face!("JetBrains Mono" 400 false "jetbrains-mono/JetBrainsMono_400Regular.ttf"),
    face!("JetBrains Mono" 400 true "jetbrains-mono/JetBrainsMono_400Regular_Italic.ttf"),
    face!("JetBrains Mono" 700 false "jetbrains-mono/JetBrainsMono_700Bold.ttf"),
    face!("JetBrains Mono" 700 true "jetbrains-mono/JetBrainsMono_700Bold_Italic.ttf"),
];

/// The faces for text, each family's regular first.
pub fn faces() -> &'static [Face] {
    &FACES
}

/// Emoji in black outline, for where there is no face with coloured ones.
#[cfg(feature = "emoji")]
pub fn emoji() -> Face {
    face!("Noto Emoji" 400 false "noto-emoji/NotoEmoji_400Regular.ttf")
}
