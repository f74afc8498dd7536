//! The few words that are set without their author having written them, by language.

use crate::language::primary;

/// The words of a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    /// The primary subtag of its BCP 47 tag.
    lang: &'static str,
    pub(crate) table: &'static str,
    #[expect(dead_code, reason = "figures have no numbers yet")]
    pub(crate) figure: &'static str,
    /// Of something that began on a page before.
    pub(crate) continued: &'static str,
    /// What stands above the notes at the end of the document.
    pub(crate) notes: &'static str,
    #[expect(dead_code, reason = "there is no table of contents yet")]
    pub(crate) contents: &'static str,
    /// Note, tip, important, warning, caution.
    pub(crate) alerts: [&'static str; 5],
}

impl Words {
    /// The words of a BCP 47 tag's language; English ones where there are no others.
    pub(crate) fn of(lang: &str) -> &'static Self {
        let lang = match primary(lang).as_str() {
            "no" | "nn" => "nb".to_owned(),
            other => other.to_owned(),
        };
        ALL.iter().find(|words| words.lang == lang).unwrap_or(&ALL[0])
    }

    /// What stands before a table's caption: `Table 1. `
    pub(crate) fn table_label(&self, number: usize) -> String {
        let name = self.numbered(self.table, number);
        match self.lang {
            "zh" | "ja" => format!("{name}\u{3000}"),
            _ => format!("{name}. "),
        }
    }

    /// What stands above a table that goes on: `Table 1 (continued)`
    pub(crate) fn table_goes_on(&self, number: usize) -> String {
        let (name, continued) = (self.numbered(self.table, number), self.continued);
        match self.lang {
            "zh" | "ja" => format!("{name}（{continued}）"),
            _ => format!("{name} ({continued})"),
        }
    }

    /// A word with its number, which some languages put before it.
    fn numbered(&self, word: &str, number: usize) -> String {
        match self.lang {
            "hu" | "lv" => format!("{number}.\u{a0}{word}"),
            "zh" | "ja" => format!("{word}{number}"),
            _ => format!("{word}\u{a0}{number}"),
        }
    }
}

macro_rules! words {
    ($($lang:literal: $table:literal $figure:literal $continued:literal $notes:literal
       $contents:literal [$($alert:literal),*];)*) => {
        &[$(Words {
            lang: $lang,
            table: $table,
            figure: $figure,
            continued: $continued,
            notes: $notes,
            contents: $contents,
            alerts: [$($alert),*],
        }),*]
    };
}

/// All languages, English first.
const ALL: &[Words] = words! {
    "en": "Table" "Figure" "continued" "Notes" "Contents"
        ["Note", "Tip", "Important", "Warning", "Caution"];
    "de": "Tabelle" "Abbildung" "Fortsetzung" "Anmerkungen" "Inhalt"
        ["Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"];
    "fr": "Tableau" "Figure" "suite" "Notes" "Table des matières"
        ["Note", "Astuce", "Important", "Avertissement", "Attention"];
    "es": "Tabla" "Figura" "continuación" "Notas" "Índice"
        ["Nota", "Consejo", "Importante", "Advertencia", "Precaución"];
    "it": "Tabella" "Figura" "continua" "Note" "Indice"
        ["Nota", "Suggerimento", "Importante", "Avvertenza", "Attenzione"];
    "pt": "Tabela" "Figura" "continuação" "Notas" "Índice"
        ["Nota", "Dica", "Importante", "Aviso", "Cuidado"];
    "nl": "Tabel" "Figuur" "vervolg" "Noten" "Inhoud"
        ["Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"];
    "sv": "Tabell" "Figur" "fortsättning" "Noter" "Innehåll"
        ["Obs", "Tips", "Viktigt", "Varning", "Försiktighet"];
    "da": "Tabel" "Figur" "fortsat" "Noter" "Indhold"
        ["Bemærk", "Tip", "Vigtigt", "Advarsel", "Forsigtig"];
    "nb": "Tabell" "Figur" "fortsatt" "Noter" "Innhold"
        ["Merk", "Tips", "Viktig", "Advarsel", "Forsiktig"];
    "fi": "Taulukko" "Kuva" "jatkoa" "Viitteet" "Sisällys"
        ["Huomautus", "Vinkki", "Tärkeää", "Varoitus", "Huomio"];
    "is": "Tafla" "Mynd" "framhald" "Athugasemdir" "Efnisyfirlit"
        ["Athugið", "Ábending", "Mikilvægt", "Viðvörun", "Varúð"];
    "pl": "Tabela" "Rysunek" "ciąg dalszy" "Przypisy" "Spis treści"
        ["Uwaga", "Wskazówka", "Ważne", "Ostrzeżenie", "Przestroga"];
    "cs": "Tabulka" "Obrázek" "pokračování" "Poznámky" "Obsah"
        ["Poznámka", "Tip", "Důležité", "Varování", "Upozornění"];
    "sk": "Tabuľka" "Obrázok" "pokračovanie" "Poznámky" "Obsah"
        ["Poznámka", "Tip", "Dôležité", "Varovanie", "Upozornenie"];
    "sl": "Tabela" "Slika" "nadaljevanje" "Opombe" "Kazalo"
        ["Opomba", "Nasvet", "Pomembno", "Opozorilo", "Previdno"];
    "hr": "Tablica" "Slika" "nastavak" "Bilješke" "Sadržaj"
        ["Napomena", "Savjet", "Važno", "Upozorenje", "Oprez"];
    "sr": "Табела" "Слика" "наставак" "Напомене" "Садржај"
        ["Напомена", "Савет", "Важно", "Упозорење", "Опрез"];
    "hu": "táblázat" "ábra" "folytatás" "Jegyzetek" "Tartalom"
        ["Megjegyzés", "Tipp", "Fontos", "Figyelmeztetés", "Vigyázat"];
    "ro": "Tabelul" "Figura" "continuare" "Note" "Cuprins"
        ["Notă", "Sfat", "Important", "Avertisment", "Atenție"];
    "bg": "Таблица" "Фигура" "продължение" "Бележки" "Съдържание"
        ["Бележка", "Съвет", "Важно", "Предупреждение", "Внимание"];
    "ru": "Таблица" "Рисунок" "продолжение" "Примечания" "Содержание"
        ["Примечание", "Совет", "Важно", "Предупреждение", "Осторожно"];
    "uk": "Таблиця" "Рисунок" "продовження" "Примітки" "Зміст"
        ["Примітка", "Порада", "Важливо", "Попередження", "Обережно"];
    "be": "Табліца" "Малюнак" "працяг" "Заўвагі" "Змест"
        ["Заўвага", "Парада", "Важна", "Папярэджанне", "Асцярожна"];
    "el": "Πίνακας" "Σχήμα" "συνέχεια" "Σημειώσεις" "Περιεχόμενα"
        ["Σημείωση", "Συμβουλή", "Σημαντικό", "Προειδοποίηση", "Προσοχή"];
    "et": "Tabel" "Joonis" "järg" "Märkused" "Sisukord"
        ["Märkus", "Nõuanne", "Oluline", "Hoiatus", "Ettevaatust"];
    "lv": "tabula" "attēls" "turpinājums" "Piezīmes" "Saturs"
        ["Piezīme", "Padoms", "Svarīgi", "Brīdinājums", "Uzmanību"];
    "lt": "Lentelė" "Paveikslas" "tęsinys" "Pastabos" "Turinys"
        ["Pastaba", "Patarimas", "Svarbu", "Įspėjimas", "Atsargiai"];
    "tr": "Tablo" "Şekil" "devam" "Notlar" "İçindekiler"
        ["Not", "İpucu", "Önemli", "Uyarı", "Dikkat"];
    "ca": "Taula" "Figura" "continuació" "Notes" "Índex"
        ["Nota", "Consell", "Important", "Avís", "Precaució"];
    "la": "Tabula" "Figura" "continuatur" "Notae" "Index"
        ["Nota", "Consilium", "Grave", "Monitum", "Cave"];
    "ka": "ცხრილი" "სურათი" "გაგრძელება" "შენიშვნები" "სარჩევი"
        ["შენიშვნა", "რჩევა", "მნიშვნელოვანი", "გაფრთხილება", "სიფრთხილე"];
    "zh": "表" "图" "续" "注释" "目录"
        ["注意", "提示", "重要", "警告", "小心"];
    "ja": "表" "図" "続き" "注" "目次"
        ["注記", "ヒント", "重要", "警告", "注意"];
    "ko": "표" "그림" "계속" "주석" "차례"
        ["참고", "팁", "중요", "경고", "주의"];
    "ar": "جدول" "شكل" "تابع" "ملاحظات" "المحتويات"
        ["ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه"];
    "fa": "جدول" "شکل" "ادامه" "یادداشت‌ها" "فهرست"
        ["توجه", "نکته", "مهم", "هشدار", "احتیاط"];
    "he": "טבלה" "איור" "המשך" "הערות" "תוכן העניינים"
        ["הערה", "טיפ", "חשוב", "אזהרה", "זהירות"];
    "hi": "तालिका" "चित्र" "जारी" "टिप्पणियाँ" "विषय-सूची"
        ["टिप्पणी", "सुझाव", "महत्वपूर्ण", "चेतावनी", "सावधानी"];
    "vi": "Bảng" "Hình" "tiếp theo" "Ghi chú" "Mục lục"
        ["Ghi chú", "Mẹo", "Quan trọng", "Cảnh báo", "Thận trọng"];
    "id": "Tabel" "Gambar" "lanjutan" "Catatan" "Daftar Isi"
        ["Catatan", "Tip", "Penting", "Peringatan", "Perhatian"];
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_stands_once() {
        for (index, words) in ALL.iter().enumerate() {
            assert!(ALL[..index].iter().all(|before| before.lang != words.lang), "{}", words.lang);
        }
    }

    #[test]
    fn labels_are_in_the_documents_language() {
        for (lang, label, goes_on) in [
            ("en-GB", "Table\u{a0}3. ", "Table\u{a0}3 (continued)"),
            ("de-CH", "Tabelle\u{a0}3. ", "Tabelle\u{a0}3 (Fortsetzung)"),
            ("hu", "3.\u{a0}táblázat. ", "3.\u{a0}táblázat (folytatás)"),
            ("ja", "表3\u{3000}", "表3（続き）"),
            ("nn", "Tabell\u{a0}3. ", "Tabell\u{a0}3 (fortsatt)"),
            ("tlh", "Table\u{a0}3. ", "Table\u{a0}3 (continued)"),
        ] {
            let words = Words::of(lang);
            assert_eq!(words.table_label(3), label);
            assert_eq!(words.table_goes_on(3), goes_on);
        }
    }
}
