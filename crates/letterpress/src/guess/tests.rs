//! What short texts are taken for.

use super::of_text;

/// Holds what each text is taken for against its tag.
#[track_caller]
fn check(texts: &[(&str, &str)]) {
    for (tag, text) in texts {
        assert_eq!(of_text(text).0, *tag, "{text}");
    }
}

#[test]
fn scripts_with_a_usual_language() {
    check(&[
        ("en", ""),
        ("en", "12 + 3"),
        ("el", "Η σελίδα είναι έτοιμη"),
        ("he", "הדף מוכן להדפסה"),
        ("hy", "Էջը պատրաստ է"),
        ("ka", "გვერდი მზად არის"),
        ("am", "ገጹ ዝግጁ ነው"),
        ("hi", "पृष्ठ तैयार है"),
        ("bn", "পাতাটি তৈরি"),
        ("pa", "ਪੰਨਾ ਤਿਆਰ ਹੈ"),
        ("gu", "પાનું તૈયાર છે"),
        ("or", "ପୃଷ୍ଠା ପ୍ରସ୍ତୁତ"),
        ("ta", "பக்கம் தயார்"),
        ("te", "పేజీ సిద్ధంగా ఉంది"),
        ("kn", "ಪುಟ ಸಿದ್ಧವಾಗಿದೆ"),
        ("ml", "താൾ തയ്യാറാണ്"),
        ("si", "පිටුව සූදානම්"),
        ("th", "หน้านี้พร้อมแล้ว"),
        ("lo", "ໜ້ານີ້ພ້ອມແລ້ວ"),
        ("bo", "ཤོག་ངོས་འདི་གྲ་སྒྲིག་ཡོད།"),
        ("my", "စာမျက်နှာ အဆင်သင့်ဖြစ်ပြီ"),
        ("km", "ទំព័រនេះរួចរាល់ហើយ"),
        ("ko", "쪽이 준비되었습니다 漢字"),
        ("ja", "この頁は印刷の準備ができました"),
        ("ja", "印刷用紙設定、確認の上"),
    ]);
}

#[test]
fn forms_of_chinese() {
    check(&[
        ("zh-Hans", "这一页已经可以印刷了"),
        ("zh-Hant", "這一頁已經可以印刷了"),
        ("zh-Hans", "山水"),
        ("zh-Hans", "他说的是“這”字，我们都会写"),
        ("zh-Hant", "後來學會了"),
    ]);
}

#[test]
fn languages_of_cyrillic() {
    check(&[
        ("ru", "Эта страница готова к печати, и объём её невелик"),
        ("uk", "Ця сторінка готова до друку, її обсяг невеликий"),
        ("be", "Гэтая старонка гатовая да друку, яе аб'ём невялікі, але ў ёй усё"),
        ("sr", "Ова страница је спремна за штампу и њен обим није велик"),
        ("bg", "Тази страница е готова за печат и обемът ѝ не е голям, текстът също"),
        ("mn", "Энэ хуудас хэвлэхэд бэлэн боллоо, өөр юу ч хэрэггүй"),
        ("kk", "Бұл бет басып шығаруға дайын, оның көлемі үлкен емес"),
        (
            "ru",
            "Слово «їжак» стоит в этой книге лишь один раз, и вся она написана по-русски, от \
                первой страницы и до самой последней, без единого исключения, как и было задумано \
                с самого начала; оно взято из сказки, которую помнят все, кто вырос рядом с нами",
        ),
    ]);
}

#[test]
fn languages_of_arabic() {
    check(&[
        ("ar", "هذه الصفحة جاهزة للطباعة وهي ليست طويلة"),
        ("fa", "این صفحه برای چاپ آماده است و چندان بلند نیست"),
        ("ur", "یہ صفحہ چھپنے کے لیے تیار ہے اور زیادہ لمبا نہیں ہے"),
    ]);
}

#[test]
fn languages_of_latin() {
    check(&[
        ("en", "The page is ready for the printer, and it is not as long as it was."),
        ("de", "Die Seite ist fertig für den Druck, und sie ist nicht so lang, wie es schien."),
        (
            "fr",
            "La page est prête pour l'impression, et elle n'est pas plus longue que les autres.",
        ),
        ("es", "La página está lista para la imprenta, y no es más larga que las otras del libro."),
        (
            "it",
            "La pagina è pronta per la stampa e non è più lunga di quelle che stanno nel libro.",
        ),
        (
            "pt",
            "A página está pronta para ser impressa, e não é mais longa do que as outras do livro.",
        ),
        ("nl", "De pagina is klaar voor de drukker, en het is niet zo lang als die van het boek."),
        ("sv", "Sidan är klar för tryckning, och den är inte så lång som det var tänkt att bli."),
        (
            "da",
            "Siden er klar til at blive trykt, og den er ikke så lang som de andre af dem, der er \
                trykt efter den.",
        ),
        (
            "nb",
            "Siden er klar til å bli trykt, og den er ikke så lang som de andre av dem, som ble \
                trykt etter den.",
        ),
        (
            "fi",
            "Sivu on valmis painettavaksi, ja se ei ole niin pitkä kuin muut, mutta hän sanoi että \
                se on hyvä.",
        ),
        (
            "pl",
            "Strona jest gotowa do druku i nie jest tak długa, jak się wydawało, bo w niej są też \
                obrazy na marginesie.",
        ),
        (
            "cs",
            "Stránka je připravena pro tisk a není tak dlouhá, jako se zdálo, ale jsou na ní i \
                obrázky, které by se do ní nevešly.",
        ),
        (
            "tr",
            "Bu sayfa baskı için hazır ve çok uzun değil, daha önce olduğu gibi bir resim de var.",
        ),
        (
            "id",
            "Halaman ini sudah siap untuk dicetak dan tidak terlalu panjang, karena gambar yang \
                ada di dalam buku itu kecil.",
        ),
        (
            "ca",
            "La pàgina és a punt per a la impremta, i no és més llarga que les altres del llibre, \
                amb els dibuixos dels autors.",
        ),
        (
            "ro",
            "Pagina este gata pentru tipar și nu este mai lungă decât cele care sunt în carte, cu \
                o imagine pe margine.",
        ),
        (
            "hu",
            "Az oldal kész a nyomtatásra, és nem is olyan hosszú, mint a többi, csak egy kép van \
                még meg rajta.",
        ),
        ("vi", "Trang này đã sẵn sàng để in và không dài lắm"),
        ("vi", "Xin chào thế giới"),
    ]);
}

#[test]
fn latin_that_does_not_tell_is_english() {
    check(&[
        ("en", "La Paz de Luna"),
        ("en", "cargo build --release && cp target/release/app /usr/local/bin"),
        ("en", "lorem ipsum dolor sit amet consectetur adipiscing elit"),
        ("en", "The words « de la » are French, and der, die, das are German, but this is not."),
        ("en", "Đorđe"),
    ]);
}

#[test]
fn most_letters_tell() {
    check(&[("ru", "Команда cargo готова"), ("en", "The word слово is Russian")]);
}
