//! The families that are tried for each script, the best first.
//!
//! Noto's names come first, since one project has them all; then those of Debian, macOS, Windows
//! and Android. A family that has no face of a kind leaves its list out, and the others stand in.

use super::Row;

/// Declares the rows, one script each.
macro_rules! rows {
    ($($script:literal $name:literal $sample:literal $langs:literal
        [$($serif:literal)*] [$($sans:literal)*] [$($mono:literal)*];)*) => {
        /// A row for each script, the most common first.
        pub(super) const ROWS: &[Row] = &[$(Row {
            script: *$script,
            name: $name,
            sample: $sample,
            langs: $langs,
            families: [&[$($serif),*], &[$($sans),*], &[$($mono),*]],
        }),*];
    };
}

// Script, its name, some of its letters, the languages written in it; serif, sans, mono.
rows! {
    b"Latn" "Latin" "aß" ""
        ["Noto Serif" "DejaVu Serif" "Liberation Serif" "Times New Roman"]
        ["Noto Sans" "DejaVu Sans" "Liberation Sans" "Arial" "Roboto"]
        ["Noto Sans Mono" "DejaVu Sans Mono" "Liberation Mono" "Menlo" "Consolas"];
    b"Grek" "Greek" "Ωά" "el grc"
        ["Noto Serif" "DejaVu Serif" "Liberation Serif" "Times New Roman"]
        ["Noto Sans" "DejaVu Sans" "Liberation Sans" "Arial" "Roboto"]
        ["Noto Sans Mono" "DejaVu Sans Mono" "Liberation Mono" "Menlo" "Consolas"];
    b"Cyrl" "Cyrillic" "Ия" "ru uk be bg mk sr kk ky mn tg tt ba cv os ab ce"
        ["Noto Serif" "DejaVu Serif" "Liberation Serif" "Times New Roman"]
        ["Noto Sans" "DejaVu Sans" "Liberation Sans" "Arial" "Roboto"]
        ["Noto Sans Mono" "DejaVu Sans Mono" "Liberation Mono" "Menlo" "Consolas"];
    b"Arab" "Arabic" "بنم" "ar fa ps ckb sd ug pnb"
        ["Noto Naskh Arabic" "Amiri" "Scheherazade New" "Traditional Arabic" "Times New Roman"]
        ["Noto Sans Arabic" "Noto Kufi Arabic" "Geeza Pro" "Segoe UI" "Arial" "Tahoma"
            "DejaVu Sans"]
        ["DejaVu Sans Mono"];
    b"Aran" "Arabic, Nastaliq" "پٹے" "ur ks"
        ["Noto Naskh Arabic" "Noto Nastaliq Urdu" "Jameel Noori Nastaleeq" "Urdu Typesetting"
            "Amiri" "Scheherazade New" "Traditional Arabic" "Times New Roman"]
        ["Noto Sans Arabic" "Noto Nastaliq Urdu" "Noto Kufi Arabic" "Geeza Pro" "Segoe UI" "Arial"
            "Tahoma" "DejaVu Sans"]
        ["DejaVu Sans Mono"];
    b"Hebr" "Hebrew" "אב" "he iw yi lad"
        ["Noto Serif Hebrew" "Frank Ruehl CLM" "David CLM" "New Peninim MT" "Times New Roman"
            "David"]
        ["Noto Sans Hebrew" "Arial Hebrew" "Segoe UI" "Arial" "DejaVu Sans"]
        ["Miriam Mono CLM" "Courier New"];
    b"Syrc" "Syriac" "ܐܒ" "syr syc aii"
        []
        ["Noto Sans Syriac" "Noto Sans Syriac Eastern" "Noto Sans Syriac Western"
            "Estrangelo Edessa"]
        [];
    b"Thaa" "Thaana" "ހށ" "dv" [] ["Noto Sans Thaana" "MV Boli"] [];
    b"Nkoo" "N’Ko" "ߊߋ" "nqo" [] ["Noto Sans NKo" "Ebrima" "DejaVu Sans"] [];
    b"Adlm" "Adlam" "𞤀𞤢" "ff-Adlm" [] ["Noto Sans Adlam" "Noto Sans Adlam Unjoined" "Ebrima"] [];
    b"Mand" "Mandaic" "ࡀࡁ" "mid" [] ["Noto Sans Mandaic"] [];
    b"Samr" "Samaritan" "ࠀࠁ" "smp" [] ["Noto Sans Samaritan"] [];
    b"Rohg" "Hanifi Rohingya" "𐴀𐴁" "rhg" [] ["Noto Sans Hanifi Rohingya"] [];
    b"Deva" "Devanagari" "कहि" "hi mr ne sa kok mai bho doi brx new"
        ["Noto Serif Devanagari"]
        ["Noto Sans Devanagari" "Kohinoor Devanagari" "Devanagari MT" "Devanagari Sangam MN"
            "Nirmala UI" "Mangal" "Lohit Devanagari"]
        [];
    b"Beng" "Bengali" "কখি" "bn as"
        ["Noto Serif Bengali"]
        ["Noto Sans Bengali" "Kohinoor Bangla" "Bangla MN" "Nirmala UI" "Vrinda" "Lohit Bengali"]
        [];
    b"Guru" "Gurmukhi" "ਕਖਿ" "pa"
        ["Noto Serif Gurmukhi"]
        ["Noto Sans Gurmukhi" "Gurmukhi MN" "Nirmala UI" "Raavi" "Lohit Gurmukhi"]
        [];
    b"Gujr" "Gujarati" "કખિ" "gu"
        ["Noto Serif Gujarati"]
        ["Noto Sans Gujarati" "Kohinoor Gujarati" "Gujarati MT" "Nirmala UI" "Shruti"
            "Lohit Gujarati"]
        [];
    b"Orya" "Odia" "କଖି" "or"
        ["Noto Serif Oriya"]
        ["Noto Sans Oriya" "Oriya MN" "Nirmala UI" "Kalinga" "Lohit Odia"]
        [];
    b"Taml" "Tamil" "கசி" "ta"
        ["Noto Serif Tamil"]
        ["Noto Sans Tamil" "Tamil MN" "Tamil Sangam MN" "Nirmala UI" "Latha" "Lohit Tamil"]
        [];
    b"Telu" "Telugu" "కఖి" "te"
        ["Noto Serif Telugu"]
        ["Noto Sans Telugu" "Kohinoor Telugu" "Telugu MN" "Nirmala UI" "Gautami" "Lohit Telugu"]
        [];
    b"Knda" "Kannada" "ಕಖಿ" "kn tcy"
        ["Noto Serif Kannada"]
        ["Noto Sans Kannada" "Kannada MN" "Nirmala UI" "Tunga" "Lohit Kannada"]
        [];
    b"Mlym" "Malayalam" "കഖി" "ml"
        ["Noto Serif Malayalam"]
        ["Noto Sans Malayalam" "Malayalam MN" "Nirmala UI" "Kartika" "Lohit Malayalam" "Rachana"
            "Meera"]
        [];
    b"Sinh" "Sinhala" "කඛි" "si"
        ["Noto Serif Sinhala"]
        ["Noto Sans Sinhala" "Sinhala MN" "Nirmala UI" "Iskoola Pota"]
        [];
    b"Olck" "Ol Chiki" "ᱚᱛ" "sat" [] ["Noto Sans Ol Chiki" "Nirmala UI"] [];
    b"Mtei" "Meetei Mayek" "ꯀꯁ" "mni" [] ["Noto Sans Meetei Mayek" "Nirmala UI"] [];
    b"Cakm" "Chakma" "𑄇𑄈" "ccp" [] ["Noto Sans Chakma"] [];
    b"Thai" "Thai" "กขิ" "th"
        ["Noto Serif Thai" "Norasi" "Kinnari" "Angsana New"]
        ["Noto Sans Thai" "Noto Sans Thai Looped" "Noto Looped Thai" "Thonburi" "Leelawadee UI"
            "Loma" "Garuda" "Tahoma"]
        ["Tlwg Mono"];
    b"Laoo" "Lao" "ກຂິ" "lo"
        ["Noto Serif Lao" "Phetsarath OT"]
        ["Noto Sans Lao" "Noto Sans Lao Looped" "Noto Looped Lao" "Lao Sangam MN" "Lao MN"
            "Leelawadee UI" "DejaVu Sans"]
        [];
    b"Khmr" "Khmer" "កខិ" "km"
        ["Noto Serif Khmer" "Khmer MN" "Khmer OS"]
        ["Noto Sans Khmer" "Khmer Sangam MN" "Leelawadee UI" "Khmer UI" "Khmer OS System"]
        [];
    b"Mymr" "Myanmar" "ကခိ" "my shn mnw kar ksw"
        ["Noto Serif Myanmar" "Myanmar MN"]
        ["Noto Sans Myanmar" "Myanmar Sangam MN" "Myanmar Text" "Padauk"]
        [];
    b"Tibt" "Tibetan" "ཀཁི" "bo dz"
        ["Noto Serif Tibetan" "Kailasa" "Kokonor" "DDC Uchen" "Jomolhari" "Microsoft Himalaya"]
        []
        [];
    b"Ethi" "Ethiopic" "ሀለ" "am ti gez tig"
        ["Noto Serif Ethiopic" "Abyssinica SIL" "Nyala"]
        ["Noto Sans Ethiopic" "Kefa" "Ebrima"]
        [];
    b"Geor" "Georgian" "აბ" "ka xmf"
        ["Noto Serif Georgian" "DejaVu Serif" "Sylfaen"]
        ["Noto Sans Georgian" "Helvetica Neue" "Segoe UI" "DejaVu Sans"]
        ["DejaVu Sans Mono"];
    b"Armn" "Armenian" "աբ" "hy"
        ["Noto Serif Armenian" "DejaVu Serif" "Sylfaen" "Mshtakan"]
        ["Noto Sans Armenian" "Segoe UI" "DejaVu Sans"]
        ["DejaVu Sans Mono"];
    b"Cher" "Cherokee" "ᎠᎡ" "chr"
        []
        ["Noto Sans Cherokee" "Galvji" "Plantagenet Cherokee" "Gadugi"]
        [];
    b"Cans" "Canadian syllabics" "ᐁᐂ" "cr iu oj"
        []
        ["Noto Sans Canadian Aboriginal" "Euphemia UCAS" "Gadugi" "DejaVu Sans"]
        [];
    b"Mong" "Mongolian" "ᠠᠪ" "mn-Mong" [] ["Noto Sans Mongolian" "Mongolian Baiti"] [];
    b"Tfng" "Tifinagh" "ⴰⴱ" "zgh tzm shi" [] ["Noto Sans Tifinagh" "Ebrima" "DejaVu Sans"] [];
    b"Vaii" "Vai" "ꔀꔁ" "vai" [] ["Noto Sans Vai" "Ebrima"] [];
    b"Osge" "Osage" "𐒰𐒱" "osa" [] ["Noto Sans Osage" "Gadugi"] [];
    b"Copt" "Coptic" "ⲀⲂ" "cop" [] ["Noto Sans Coptic" "Segoe UI Historic"] [];
    b"Goth" "Gothic" "𐌰𐌱" "got" [] ["Noto Sans Gothic" "Segoe UI Historic"] [];
    b"Glag" "Glagolitic" "ⰀⰁ" "" [] ["Noto Sans Glagolitic" "Segoe UI Historic"] [];
    b"Runr" "Runic" "ᚠᚢ" "" [] ["Noto Sans Runic" "Segoe UI Historic" "DejaVu Sans"] [];
    b"Ogam" "Ogham" "ᚁᚂ" "pgl sga" [] ["Noto Sans Ogham" "Segoe UI Historic"] [];
    b"Egyp" "Egyptian hieroglyphs" "𓀀𓁐" "egy"
        []
        ["Noto Sans Egyptian Hieroglyphs" "Segoe UI Historic"]
        [];
    b"Xsux" "Cuneiform" "𒀀𒀁" "akk sux" [] ["Noto Sans Cuneiform" "Segoe UI Historic"] [];
    b"Java" "Javanese" "ꦏꦲ" "jv-Java" [] ["Noto Sans Javanese" "Javanese Text"] [];
    b"Bali" "Balinese" "ᬅᬓ" "ban-Bali" ["Noto Serif Balinese"] ["Noto Sans Balinese"] [];
    b"Sund" "Sundanese" "ᮃᮊ" "su-Sund" [] ["Noto Sans Sundanese"] [];
    b"Bugi" "Buginese" "ᨀᨁ" "bug" [] ["Noto Sans Buginese" "Leelawadee UI"] [];
    b"Cham" "Cham" "ꨀꨆ" "cjm" [] ["Noto Sans Cham"] [];
    b"Lana" "Tai Tham" "ᨠᨡ" "nod" [] ["Noto Sans Tai Tham"] [];
    b"Tale" "Tai Le" "ᥐᥑ" "tdd" [] ["Noto Sans Tai Le" "Microsoft Tai Le"] [];
    b"Talu" "New Tai Lue" "ᦀᦁ" "khb" [] ["Noto Sans New Tai Lue" "Microsoft New Tai Lue"] [];
    b"Tavt" "Tai Viet" "ꪀꪁ" "blt" [] ["Noto Sans Tai Viet"] [];
    b"Yiii" "Yi" "ꀀꀁ" "ii" [] ["Noto Sans Yi" "Microsoft Yi Baiti"] [];
    b"Lisu" "Lisu" "ꓐꓑ" "lis" [] ["Noto Sans Lisu" "Segoe UI"] [];
    b"Plrd" "Miao" "𖼀𖼁" "hmd" [] ["Noto Sans Miao"] [];
    b"Nshu" "Nüshu" "𛅰𛅱" "" [] ["Noto Sans Nushu" "Noto Traditional Nushu"] [];
    b"Tang" "Tangut" "𗀀𗀁" "txg" ["Noto Serif Tangut"] [] [];
    b"Phag" "Phags-pa" "ꡀꡁ" "" [] ["Noto Sans Phags Pa" "Noto Sans PhagsPa" "Microsoft PhagsPa"] [];
    b"Hans" "Han, simplified" "汉字" "zh"
        ["Noto Serif CJK SC" "Source Han Serif SC" "Noto Serif SC" "Songti SC" "STSong" "SimSun"
            "NSimSun"]
        ["Noto Sans CJK SC" "Source Han Sans SC" "Noto Sans SC" "PingFang SC" "Heiti SC"
            "Microsoft YaHei" "WenQuanYi Zen Hei" "WenQuanYi Micro Hei" "Droid Sans Fallback"]
        ["Noto Sans Mono CJK SC" "Sarasa Mono SC" "WenQuanYi Zen Hei Mono"];
    b"Hant" "Han, traditional" "漢字" "zh-Hant"
        ["Noto Serif CJK TC" "Source Han Serif TC" "Noto Serif TC" "Songti TC" "PMingLiU"
            "MingLiU" "AR PL UMing TW"]
        ["Noto Sans CJK TC" "Source Han Sans TC" "Noto Sans TC" "PingFang TC" "Heiti TC"
            "Microsoft JhengHei" "Droid Sans Fallback"]
        ["Noto Sans Mono CJK TC" "Sarasa Mono TC"];
    b"Hanh" "Han, Hong Kong" "漢字" "zh-HK yue"
        ["Noto Serif CJK HK" "Source Han Serif HK" "Noto Serif HK" "Songti TC" "MingLiU_HKSCS"
            "AR PL UMing HK"]
        ["Noto Sans CJK HK" "Source Han Sans HK" "Noto Sans HK" "PingFang HK" "Microsoft JhengHei"
            "Droid Sans Fallback"]
        ["Noto Sans Mono CJK HK" "Sarasa Mono HK"];
    b"Jpan" "Japanese" "漢かなカ" "ja"
        ["Noto Serif CJK JP" "Source Han Serif JP" "Noto Serif JP" "Hiragino Mincho ProN"
            "Hiragino Mincho Pro" "Yu Mincho" "YuMincho" "MS PMincho" "IPAexMincho"]
        ["Noto Sans CJK JP" "Source Han Sans JP" "Noto Sans JP" "Hiragino Sans"
            "Hiragino Kaku Gothic ProN" "Yu Gothic" "YuGothic" "Meiryo" "IPAexGothic" "VL PGothic"
            "Droid Sans Fallback"]
        ["Noto Sans Mono CJK JP" "Sarasa Mono JP" "MS Gothic" "IPAGothic"];
    b"Kore" "Korean" "한글漢" "ko"
        ["Noto Serif CJK KR" "Source Han Serif KR" "Noto Serif KR" "AppleMyungjo" "Nanum Myeongjo"
            "NanumMyeongjo" "Batang" "UnBatang"]
        ["Noto Sans CJK KR" "Source Han Sans KR" "Noto Sans KR" "Apple SD Gothic Neo"
            "Malgun Gothic" "NanumGothic" "Nanum Gothic" "UnDotum" "Droid Sans Fallback"]
        ["Noto Sans Mono CJK KR" "Sarasa Mono KR" "NanumGothicCoding" "GulimChe"];
    b"Aghb" "Caucasian Albanian" "" "" [] ["Noto Sans Caucasian Albanian"] [];
    b"Armi" "Imperial Aramaic" "" "" [] ["Noto Sans Imperial Aramaic"] [];
    b"Avst" "Avestan" "" "" [] ["Noto Sans Avestan"] [];
    b"Bamu" "Bamum" "" "" [] ["Noto Sans Bamum"] [];
    b"Bass" "Bassa Vah" "" "" [] ["Noto Sans Bassa Vah"] [];
    b"Batk" "Batak" "" "" [] ["Noto Sans Batak"] [];
    b"Bhks" "Bhaiksuki" "" "" [] ["Noto Sans Bhaiksuki"] [];
    b"Brah" "Brahmi" "" "" [] ["Noto Sans Brahmi"] [];
    b"Buhd" "Buhid" "" "" [] ["Noto Sans Buhid"] [];
    b"Cari" "Carian" "" "" [] ["Noto Sans Carian"] [];
    b"Cprt" "Cypriot" "" "" [] ["Noto Sans Cypriot"] [];
    b"Cpmn" "Cypro Minoan" "" "" [] ["Noto Sans Cypro Minoan"] [];
    b"Dsrt" "Deseret" "" "" [] ["Noto Sans Deseret"] [];
    b"Dupl" "Duployan" "" "" [] ["Noto Sans Duployan"] [];
    b"Elba" "Elbasan" "" "" [] ["Noto Sans Elbasan"] [];
    b"Elym" "Elymaic" "" "" [] ["Noto Sans Elymaic"] [];
    b"Gong" "Gunjala Gondi" "" "" [] ["Noto Sans Gunjala Gondi"] [];
    b"Gonm" "Masaram Gondi" "" "" [] ["Noto Sans Masaram Gondi"] [];
    b"Hano" "Hanunoo" "" "" [] ["Noto Sans Hanunoo"] [];
    b"Hatr" "Hatran" "" "" [] ["Noto Sans Hatran"] [];
    b"Hluw" "Anatolian Hieroglyphs" "" "" [] ["Noto Sans Anatolian Hieroglyphs"] [];
    b"Hmng" "Pahawh Hmong" "" "" [] ["Noto Sans Pahawh Hmong"] [];
    b"Hung" "Old Hungarian" "" "" [] ["Noto Sans Old Hungarian"] [];
    b"Ital" "Old Italic" "" "" [] ["Noto Sans Old Italic"] [];
    b"Kali" "Kayah Li" "" "" [] ["Noto Sans Kayah Li"] [];
    b"Kawi" "Kawi" "" "" [] ["Noto Sans Kawi"] [];
    b"Khar" "Kharoshthi" "" "" [] ["Noto Sans Kharoshthi"] [];
    b"Kthi" "Kaithi" "" "" [] ["Noto Sans Kaithi"] [];
    b"Lepc" "Lepcha" "" "" [] ["Noto Sans Lepcha"] [];
    b"Limb" "Limbu" "" "" [] ["Noto Sans Limbu"] [];
    b"Lina" "Linear A" "" "" [] ["Noto Sans Linear A"] [];
    b"Linb" "Linear B" "" "" [] ["Noto Sans Linear B"] [];
    b"Lyci" "Lycian" "" "" [] ["Noto Sans Lycian"] [];
    b"Lydi" "Lydian" "" "" [] ["Noto Sans Lydian"] [];
    b"Mahj" "Mahajani" "" "" [] ["Noto Sans Mahajani"] [];
    b"Mani" "Manichaean" "" "" [] ["Noto Sans Manichaean"] [];
    b"Marc" "Marchen" "" "" [] ["Noto Sans Marchen"] [];
    b"Medf" "Medefaidrin" "" "" [] ["Noto Sans Medefaidrin"] [];
    b"Mend" "Mende Kikakui" "" "" [] ["Noto Sans Mende Kikakui"] [];
    b"Merc" "Meroitic" "" "" [] ["Noto Sans Meroitic"] [];
    b"Mero" "Meroitic" "" "" [] ["Noto Sans Meroitic"] [];
    b"Modi" "Modi" "" "" [] ["Noto Sans Modi"] [];
    b"Mroo" "Mro" "" "" [] ["Noto Sans Mro"] [];
    b"Mult" "Multani" "" "" [] ["Noto Sans Multani"] [];
    b"Nagm" "Nag Mundari" "" "" [] ["Noto Sans Nag Mundari"] [];
    b"Narb" "Old North Arabian" "" "" [] ["Noto Sans Old North Arabian"] [];
    b"Nbat" "Nabataean" "" "" [] ["Noto Sans Nabataean"] [];
    b"Newa" "Newa" "" "" [] ["Noto Sans Newa"] [];
    b"Osma" "Osmanya" "" "" [] ["Noto Sans Osmanya"] [];
    b"Palm" "Palmyrene" "" "" [] ["Noto Sans Palmyrene"] [];
    b"Pauc" "Pau Cin Hau" "" "" [] ["Noto Sans Pau Cin Hau"] [];
    b"Perm" "Old Permic" "" "" [] ["Noto Sans Old Permic"] [];
    b"Phli" "Inscriptional Pahlavi" "" "" [] ["Noto Sans Inscriptional Pahlavi"] [];
    b"Phlp" "Psalter Pahlavi" "" "" [] ["Noto Sans Psalter Pahlavi"] [];
    b"Phnx" "Phoenician" "" "" [] ["Noto Sans Phoenician"] [];
    b"Prti" "Inscriptional Parthian" "" "" [] ["Noto Sans Inscriptional Parthian"] [];
    b"Rjng" "Rejang" "" "" [] ["Noto Sans Rejang"] [];
    b"Sarb" "Old South Arabian" "" "" [] ["Noto Sans Old South Arabian"] [];
    b"Saur" "Saurashtra" "" "" [] ["Noto Sans Saurashtra"] [];
    b"Sgnw" "SignWriting" "" "" [] ["Noto Sans SignWriting"] [];
    b"Shaw" "Shavian" "" "" [] ["Noto Sans Shavian"] [];
    b"Shrd" "Sharada" "" "" [] ["Noto Sans Sharada"] [];
    b"Sidd" "Siddham" "" "" [] ["Noto Sans Siddham"] [];
    b"Sind" "Khudawadi" "" "" [] ["Noto Sans Khudawadi"] [];
    b"Sogd" "Sogdian" "" "" [] ["Noto Sans Sogdian"] [];
    b"Sogo" "Old Sogdian" "" "" [] ["Noto Sans Old Sogdian"] [];
    b"Sora" "Sora Sompeng" "" "" [] ["Noto Sans Sora Sompeng"] [];
    b"Soyo" "Soyombo" "" "" [] ["Noto Sans Soyombo"] [];
    b"Sylo" "Syloti Nagri" "" "" [] ["Noto Sans Syloti Nagri"] [];
    b"Tagb" "Tagbanwa" "" "" [] ["Noto Sans Tagbanwa"] [];
    b"Takr" "Takri" "" "" [] ["Noto Sans Takri"] [];
    b"Tglg" "Tagalog" "" "" [] ["Noto Sans Tagalog"] [];
    b"Tirh" "Tirhuta" "" "" [] ["Noto Sans Tirhuta"] [];
    b"Tnsa" "Tangsa" "" "" [] ["Noto Sans Tangsa"] [];
    b"Ugar" "Ugaritic" "" "" [] ["Noto Sans Ugaritic"] [];
    b"Wara" "Warang Citi" "" "" [] ["Noto Sans Warang Citi"] [];
    b"Wcho" "Wancho" "" "" [] ["Noto Sans Wancho"] [];
    b"Xpeo" "Old Persian" "" "" [] ["Noto Sans Old Persian"] [];
    b"Zanb" "Zanabazar Square" "" "" [] ["Noto Sans Zanabazar Square"] [];
    b"Ahom" "Ahom" "" "" ["Noto Serif Ahom"] [] [];
    b"Diak" "Dives Akuru" "" "" ["Noto Serif Dives Akuru"] [] [];
    b"Dogr" "Dogra" "" "" ["Noto Serif Dogra"] [] [];
    b"Hmnp" "Nyiakeng Puachue Hmong" "" ""
        ["Noto Serif Nyiakeng Puachue Hmong" "Noto Serif Hmong Nyiakeng"]
        []
        [];
    b"Khoj" "Khojki" "" "" ["Noto Serif Khojki" "Noto Sans Khojki"] [] [];
    b"Gran" "Grantha" "" "" ["Noto Serif Grantha" "Noto Sans Grantha"] [] [];
    b"Kits" "Khitan small script" "" "" ["Noto Serif Khitan Small Script"] [] [];
    b"Maka" "Makasar" "" "" ["Noto Serif Makasar"] [] [];
    b"Ougr" "Old Uyghur" "" "" ["Noto Serif Old Uyghur"] [] [];
    b"Toto" "Toto" "" "" ["Noto Serif Toto"] [] [];
    b"Vith" "Vithkuqi" "" "" ["Noto Serif Vithkuqi"] [] [];
    b"Yezi" "Yezidi" "" "" ["Noto Serif Yezidi"] [] [];
    b"Orkh" "Old Turkic" "" "" [] ["Noto Sans Old Turkic" "Segoe UI Historic"] [];
    b"Zsym" "symbols" "⅓Ⓐ" ""
        []
        ["Noto Sans Symbols" "Noto Sans Symbols 2" "Noto Sans Symbols2" "Noto Sans Math"
            "Segoe UI Symbol" "Apple Symbols" "DejaVu Sans" "Symbola"]
        ["DejaVu Sans Mono"];
    b"Zsy2" "symbols, more" "✓▲" ""
        []
        ["Noto Sans Symbols 2" "Noto Sans Symbols2" "Noto Sans Symbols" "Noto Sans Math"
            "Segoe UI Symbol" "Apple Symbols" "DejaVu Sans" "Symbola"]
        ["DejaVu Sans Mono"];
    b"Zmth" "mathematics" "∀∑" ""
        ["STIX Two Math" "Latin Modern Math"]
        ["Noto Sans Math" "Noto Sans Symbols" "Noto Sans Symbols 2" "Noto Sans Symbols2"
            "Cambria Math" "STIX Two Math" "Segoe UI Symbol" "Apple Symbols" "DejaVu Sans"
            "Symbola"]
        ["DejaVu Sans Mono"];
    b"Zmus" "music" "𝄞" ""
        []
        ["Noto Music" "Noto Sans Symbols" "Noto Sans Symbols 2" "Segoe UI Symbol" "Apple Symbols"
            "DejaVu Sans" "Symbola"]
        [];
    b"Zsye" "emoji" "😀" ""
        []
        ["Noto Color Emoji" "Apple Color Emoji" "Segoe UI Emoji" "Twitter Color Emoji"
            "Noto Emoji"]
        [];
}
