//! Chinese, Japanese and Korean.

use super::super::opportunities;
use super::check;

#[test]
fn marks_that_end_something_begin_no_line() {
    let never = "、。，．：；？！」』）］｝〕】》〉〗〙〛”’ー々〻ゝゞヽヾ゠‐〜～・·…‥⋯％‰℃℉′″゛゜！？‼⁇⁈⁉%)]}!?,.;:\
                 ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ､｡｣･ﾞﾟ／－•‧¢￠";
    for c in never.chars() {
        let text = format!("漢{c}字");
        let at = "漢".len();
        assert!(opportunities(&text).iter().all(|found| found.at != at), "{text}");
    }
}

#[test]
fn marks_that_begin_something_end_no_line() {
    for c in "「『（［｛〔【《〈〖〘〚“‘￥＄￡￦№§¶＃([{$€£".chars() {
        let text = format!("漢{c}字");
        let at = "漢".len() + c.len_utf8();
        assert!(opportunities(&text).iter().all(|found| found.at != at), "{text}");
    }
}

#[test]
fn double_marks_stay_together() {
    check(&["——中\\|文", "「……中\\|文」", "값은|-가"]);
    check(&["中\\|——\\|中\\|文……\\|中", "前\\|――\\|後", "中\\|文‥‥\\|中"]);
}

#[test]
fn numbers_and_words_in_wide_characters_are_whole() {
    check(&["全\\|１２，３４５．６％\\|は\\|５㎏\\|と\\|10㎡。"]);
    check(&["約\\|Ｌｅｔｔｅｒ\\|の\\|ｋｍ", "在\\|Letterpress\\|中\\|3.5km\\|长"]);
    check(&["气\\|温\\|20℃\\|到\\|30℃，\\|约\\|50%\\|的\\|￥100\\|元"]);
    check(&["列\\|奥·\\|托\\|尔", "三~\\|五|三～\\|五"]);
}

#[test]
fn korean_breaks_at_its_spaces() {
    check(&["한국어는|띄어쓰기로|줄을|바꾼다.|그래서|단어는|온전하다."]);
    check(&["Python은|3월에|PDF를|5개|만든다"]);
    check(&["서울·\\|부산,|가나-\\|다라|\"예\"라고|남북"]);
    check(&["한국\\¦(韓\\|國)\\¦은"]);
    check(&["大\\|韓\\|民\\|國의|憲\\|法은", "「책」\\|은|책、\\|글"]);
}

#[test]
fn japanese_breaks_between_most_characters() {
    check(&["きょ\\|う\\|は\\|「晴\\|れ」\\|だ。\\|コー\\|ヒー\\|も", "東\\|京　\\|大\\|阪"]);
}
