//! The colouring of code by TextMate grammars.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use letterpress_layout::highlight::{Highlighter, Token};

/// The most bytes of a block that is coloured. A longer one is data, which gains nothing by it.
const MOST_BYTES: usize = 200_000;

/// The grammars of some 260 languages, unpacked when the first block of code asks for one.
#[derive(Debug, Default)]
pub(crate) struct Grammars {
    inner: OnceLock<Option<syntaxmate::Highlighter>>,
}

impl Highlighter for Grammars {
    fn highlight(&self, language: &str, code: &str) -> Vec<(Range<usize>, Token)> {
        if code.len() > MOST_BYTES || is_plain(language) {
            return Vec::new();
        }
        // The grammars and their engine are young and the code is anybody's: at worst a block
        // stays black.
        catch_unwind(AssertUnwindSafe(|| self.tokens(alias(language), code))).unwrap_or_default()
    }
}

impl Grammars {
    fn tokens(&self, language: &str, code: &str) -> Vec<(Range<usize>, Token)> {
        let inner = self.inner.get_or_init(|| syntaxmate::Highlighter::bundled().ok());
        let found = inner.as_ref().and_then(|grammars| grammars.tokenize(language, code).ok());
        let Some(document) = found else { return Vec::new() };
        let mut tokens = Vec::new();
        let mut start = 0;
        for (line, text) in document.lines().iter().zip(code.split('\n')) {
            for token in line.tokens() {
                let range = token.range();
                let Some(text) = text.get(range.clone()) else { continue };
                let at = start + range.start;
                let scopes = token.scopes().collect::<Vec<_>>();
                if scopes.ends_with(&COMMAND) {
                    let command = self.tokens("shellscript", text).into_iter();
                    tokens.extend(command.map(|(r, kind)| (at + r.start..at + r.end, kind)));
                } else if let Some(kind) = kind(&scopes, text) {
                    push(&mut tokens, at..at + text.len(), kind);
                }
            }
            start += text.len() + 1;
        }
        tokens
    }
}

/// The scopes of a command in a shell's session, whose grammar leaves it to the shell's own.
const COMMAND: [&str; 2] = ["text.shell-session", "source.shell"];

/// Adds a token, or lets the last one go on where it is of the same kind.
fn push(tokens: &mut Vec<(Range<usize>, Token)>, range: Range<usize>, kind: Token) {
    match tokens.last_mut() {
        Some((last, same)) if last.end == range.start && *same == kind => last.end = range.end,
        Some((last, _)) if last.end > range.start => {}
        _ if range.is_empty() => {}
        _ => tokens.push((range, kind)),
    }
}

/// What a text is by its scopes, the innermost of which that says anything decides.
fn kind(scopes: &[&str], text: &str) -> Option<Token> {
    scopes.iter().rev().find_map(|scope| says(scope, text)).flatten()
}

/// Beginnings of scopes in the order they are tried, and what they mean: nothing for what is
/// plain by intent, such as a variable inside a string.
const SCOPES: [(&str, Option<Token>); 35] = [
    ("comment", Some(Token::Comment)),
    ("constant.character.escape", Some(Token::String)),
    ("constant.other.placeholder", Some(Token::String)),
    ("constant.other.symbol", Some(Token::String)),
    ("constant.other.option", None),
    ("constant", Some(Token::Number)),
    ("string.unquoted.argument", None),
    ("string.other.link", Some(Token::Name)),
    ("string", Some(Token::String)),
    ("meta.embedded", None),
    ("meta.interpolation", None),
    ("meta.template.expression", None),
    ("punctuation.section.embedded", Some(Token::Keyword)),
    ("punctuation.definition.template-expression", Some(Token::Keyword)),
    ("keyword.other.unit", Some(Token::Number)),
    ("keyword", Some(Token::Keyword)),
    ("storage.type.annotation", Some(Token::Name)),
    ("storage", Some(Token::Keyword)),
    ("entity.name.variable", None),
    ("entity.name.command", Some(Token::Name)),
    ("entity", Some(Token::Name)),
    ("support.constant", Some(Token::Number)),
    ("support.variable", None),
    ("support", Some(Token::Name)),
    ("variable.language", Some(Token::Keyword)),
    ("variable.parameter.function.language.special", Some(Token::Keyword)),
    ("variable.function", Some(Token::Name)),
    ("variable", None),
    ("markup.heading", Some(Token::Keyword)),
    ("markup.inserted", Some(Token::String)),
    ("markup.deleted", Some(Token::Keyword)),
    ("markup.inline.raw", Some(Token::String)),
    ("meta.diff.range", Some(Token::Number)),
    ("meta.diff.header", Some(Token::Comment)),
    ("invalid.deprecated", None),
];

/// What one scope says of a text, if anything.
fn says(scope: &str, text: &str) -> Option<Option<Token>> {
    let (beginning, kind) = SCOPES.iter().find(|(beginning, _)| within(scope, beginning))?;
    Some(match (*beginning, *kind) {
        // Operators are keywords where they are words, and plain where they are signs.
        ("keyword", _) if within(scope, "keyword.operator") && !is_word(text) => None,
        // Some grammars call every type's name a storage.
        ("storage", _) if text.starts_with(char::is_uppercase) => Some(Token::Name),
        ("storage", _) if !text.contains(char::is_alphabetic) => None,
        (_, kind) => kind,
    })
}

/// Whether a scope is `beginning` or lies in it.
fn within(scope: &str, beginning: &str) -> bool {
    scope.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn is_word(text: &str) -> bool {
    text.trim().chars().all(char::is_alphabetic)
}

/// Names that ask for no colours.
fn is_plain(language: &str) -> bool {
    ["", "text", "txt", "plain", "plaintext", "none", "output"]
        .iter()
        .any(|name| language.eq_ignore_ascii_case(name))
}

/// Names that people write and the grammars don't know.
const ALIASES: [(&str, &str); 22] = [
    ("console", "shellsession"),
    ("terminal", "shellsession"),
    ("shell-session", "shellsession"),
    ("sh", "shellscript"),
    ("shell", "shellscript"),
    ("bash", "shellscript"),
    ("zsh", "shellscript"),
    ("ksh", "shellscript"),
    ("golang", "go"),
    ("node", "javascript"),
    ("python3", "python"),
    ("py3", "python"),
    ("rust,ignore", "rust"),
    ("json5", "jsonc"),
    ("postgres", "sql"),
    ("postgresql", "sql"),
    ("sqlite", "sql"),
    ("patch", "diff"),
    ("c++", "cpp"),
    ("cc", "cpp"),
    ("hpp", "cpp"),
    ("svg", "xml"),
];

/// The grammar's name for a language. Words after a comma are for other programs.
fn alias(language: &str) -> &str {
    let name = language.split([',', '{', ' ']).next().unwrap_or(language);
    ALIASES.iter().find(|(alias, _)| name.eq_ignore_ascii_case(alias)).map_or(name, |(_, n)| n)
}

#[cfg(test)]
mod tests {
    use super::{Grammars, Highlighter, MOST_BYTES, Token};

    fn check(language: &str, code: &str, tokens: &[(&str, Token)]) {
        let found = Grammars::default().highlight(language, code);
        let mut end = 0;
        for (range, _) in &found {
            assert!(end <= range.start && range.start < range.end, "{found:?}");
            end = range.end;
        }
        let found =
            found.into_iter().map(|(range, token)| (code[range].trim(), token)).collect::<Vec<_>>();
        for token in tokens {
            assert!(found.contains(token), "{language}: {token:?} is not in {found:?}");
        }
    }

    #[test]
    fn the_common_languages_are_coloured() {
        use Token::{Comment, Keyword, Name, Number, String};
        let rust = "// é\nfn main() { let x: Vec<u8> = 12; return \"a\\n\"; }";
        let tokens = [
            ("// é", Comment),
            ("fn", Keyword),
            ("main", Name),
            ("Vec", Name),
            ("12", Number),
            ("\"a\\n\"", String),
        ];
        check("rs", rust, &tokens);
        check("rust,ignore", rust, &tokens);
        let python = "class A:\n    def f(self): return None  # x\n";
        check("py", python, &[("class", Keyword), ("f", Name), ("None", Number), ("# x", Comment)]);
        check("js", "const a = `b${c}d`; // e", &[("const", Keyword), ("// e", Comment)]);
        check("ts", "interface A { b: string }", &[("interface", Keyword), ("A", Name)]);
        check("json", "{\"a\": [1, true]}", &[("1", Number), ("true", Number)]);
        check("yml", "a: 1 # b\nc: 'd'\n", &[("1", Number), ("# b", Comment), ("'d'", String)]);
        check("toml", "a = 'b' # c", &[("'b'", String), ("# c", Comment)]);
        check("sql", "SELECT a FROM b -- c", &[("SELECT", Keyword), ("-- c", Comment)]);
        check("Bash", "if true; then echo 'a'; fi # b", &[("if", Keyword), ("'a'", String)]);
        check("go", "func main() { return }", &[("func", Keyword), ("main", Name)]);
        check("c++", "int main() { return 0; } // a", &[("return", Keyword), ("0", Number)]);
        check("html", "<p class=\"a\">b</p>", &[("p", Name), ("\"a\"", String)]);
    }

    #[test]
    fn sessions_and_patches_are_known() {
        let session = "$ echo 'a' # b\n'a'\n";
        check("console", session, &[("echo", Token::Name), ("# b", Token::Comment)]);
        let patch = "--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n";
        check("patch", patch, &[("+new", Token::String), ("-old", Token::Keyword)]);
    }

    #[test]
    fn what_is_not_known_or_too_large_stays_plain() {
        let grammars = Grammars::default();
        assert!(grammars.highlight("no-such-language", "fn main() {}").is_empty());
        assert!(grammars.highlight("text", "fn main() {}").is_empty());
        assert!(grammars.highlight("rust", &"fn f() {}\n".repeat(MOST_BYTES / 10 + 1)).is_empty());
        assert!(grammars.highlight("rust", "").is_empty());
    }

    #[test]
    fn odd_code_does_no_harm() {
        let grammars = Grammars::default();
        for code in
            ["\r\n\r\nfn a() {}\r\n", "\n\n\n", "\"unclosed\n\u{0}\u{202e}é", &"(".repeat(5000)]
        {
            for language in ["rust", "html", "markdown", "yaml", "shellsession"] {
                for (range, _) in grammars.highlight(language, code) {
                    assert!(code.get(range).is_some());
                }
            }
        }
    }
}
