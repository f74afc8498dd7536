//! What is read and written where, and what survives.

use std::fs;

use crate::bench::{Bench, command, is_pdf};

const TEXT: &str = "---\nlang: en\n---\n\n# Report\n\nText.\n";

#[test]
fn the_pdf_stands_beside_its_source() {
    let bench = Bench::new();
    for (input, output) in [
        ("report.md", "report.pdf"),
        ("sub/Notes.Markdown", "sub/Notes.pdf"),
        ("v1.2.md", "v1.2.pdf"),
        ("README", "README.pdf"),
        ("notes.v2", "notes.v2.pdf"),
        ("with space é.md", "with space é.pdf"),
    ] {
        bench.write(input, TEXT);
        let run = bench.run(&[input]);
        run.succeeds();
        assert!(bench.is_pdf(output), "{output}");
        assert!(run.stdout.is_empty());
        assert!(run.stderr.starts_with(&format!("{output}: ")), "{}", run.stderr);
        let last = run.stderr.trim_end();
        assert!(last.ends_with(" page") || last.ends_with(" pages"), "{last}");
    }
}

#[test]
fn several_inputs_make_one_book() {
    let bench = Bench::with_report(TEXT);
    bench.write("two.md", "# Two\n");
    bench.run(&["report.md", "two.md"]).succeeds();
    assert_eq!(bench.names(), ["report.md", "report.pdf", "two.md"]);
    bench.run(&["report.md", "two.md", "-o", "book.pdf"]).succeeds();
    assert!(bench.is_pdf("book.pdf") && bench.read("book.pdf") == bench.read("report.pdf"));
}

#[test]
fn a_dash_is_a_pipe() {
    let bench = Bench::with_report(TEXT);
    let piped = bench.run_with(&["-"], TEXT.as_bytes());
    piped.succeeds();
    assert!(is_pdf(&piped.stdout));
    assert!(piped.stderr.starts_with("<stdout>: "), "{}", piped.stderr);
    bench.run_with(&["-", "-o", "out.pdf"], TEXT.as_bytes()).succeeds();
    assert!(bench.is_pdf("out.pdf"));
    let named = bench.run(&["report.md", "-o", "-"]);
    assert!(is_pdf(&named.stdout) && bench.names() == ["out.pdf", "report.md"]);
    bench.run(&["-", "-"]).fails(2, "only once");
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let bench = Bench::with_report(TEXT);
    bench.run(&["report.md", "-o", "a.pdf"]).succeeds();
    bench.run(&["report.md", "-o", "b.pdf"]).succeeds();
    assert!(bench.read("a.pdf") == bench.read("b.pdf"));
}

#[test]
fn what_cannot_be_read_is_one_clear_line() {
    let bench = Bench::with_report(TEXT);
    bench.write("sub/a.md", TEXT);
    bench.run(&["none.md"]).fails(1, "cannot read `none.md`: there is no such file");
    bench.run(&["report.md", "none.md"]).fails(1, "cannot read `none.md`");
    bench.run(&["sub"]).fails(1, "cannot read `sub`: it is a folder");
    bench.run(&["report.md/a.md"]).fails(1, "a part of its path is no folder");
    bench.run(&["report.md", "--root", "none"]).fails(1, "cannot read `none`");
    assert_eq!(bench.names(), ["report.md", "sub"]);
}

#[test]
fn input_that_is_too_large_is_refused() {
    let bench = Bench::new();
    #[expect(clippy::disallowed_methods, reason = "the test makes the file that is read")]
    let file = fs::File::create(bench.path("big.md")).expect("writable");
    file.set_len((64 << 20) + 1).expect("a file with a hole");
    bench.run(&["big.md"]).fails(1, "it is larger than 64 MiB");
}

#[test]
fn what_cannot_be_written_is_one_clear_line() {
    let bench = Bench::with_report(TEXT);
    bench.write("sub/a.md", TEXT);
    bench.run(&["report.md", "-q", "-o", "sub"]).fails(1, "cannot write `sub`: it is a folder");
    bench.run(&["report.md", "-q", "-o", "none/a.pdf"]).fails(1, "there is no such file or folder");
    bench.run(&["report.md", "-q", "-o", "report.md/a"]).fails(1, "cannot write");
    bench.run(&["report.md", "-o", "report.md"]).fails(2, "`report.md` is an input");
    bench.write("already.pdf", TEXT);
    bench.run(&["already.pdf", "-o", "already.pdf"]).fails(2, "is an input");
    assert_eq!(bench.names(), ["already.pdf", "report.md", "sub"]);
    assert_eq!(bench.read("report.md"), TEXT.as_bytes());
}

#[test]
fn an_old_pdf_survives_every_failure() {
    let bench = Bench::with_report("---\nlang: en\n---\n\n![lost](lost.png)\n");
    bench.write("report.pdf", "old");
    assert_eq!(bench.run(&["report.md", "--deny", "warnings"]).code, Some(1));
    assert_eq!(bench.run(&["report.md", "--font-size", "1pt"]).code, Some(2));
    assert_eq!(bench.run(&["report.md", "none.md"]).code, Some(1));
    assert_eq!((bench.read("report.pdf"), bench.names().len()), (b"old".to_vec(), 2));
    bench.run(&["report.md"]).succeeds();
    assert!(bench.is_pdf("report.pdf") && bench.names().len() == 2);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let bench = Bench::with_report(TEXT);
    bench.write("report.pdf", "old");
    let mode = |name: &str| {
        fs::metadata(bench.path(name)).expect("it is there").permissions().mode() & 0o777
    };
    let permissions = fs::Permissions::from_mode(0o640);
    fs::set_permissions(bench.path("report.pdf"), permissions).expect("it is ours");
    bench.run(&["report.md"]).succeeds();
    assert_eq!(mode("report.pdf"), 0o640);

    bench.write("deep/real.pdf", "old");
    symlink("deep/real.pdf", bench.path("link.pdf")).expect("links are possible");
    symlink("deep/new.pdf", bench.path("dangling.pdf")).expect("links are possible");
    bench.run(&["report.md", "-o", "link.pdf"]).succeeds();
    bench.run(&["report.md", "-o", "dangling.pdf"]).succeeds();
    for (link, real) in [("link.pdf", "deep/real.pdf"), ("dangling.pdf", "deep/new.pdf")] {
        let kind = fs::symlink_metadata(bench.path(link)).expect("it is there").file_type();
        assert!(kind.is_symlink() && bench.is_pdf(real), "{link}");
    }

    let locked = fs::Permissions::from_mode(0o440);
    fs::set_permissions(bench.path("report.pdf"), locked).expect("it is ours");
    bench.run(&["report.md", "-q"]).fails(1, "permission is denied");
}

#[cfg(target_os = "linux")]
#[test]
fn devices_are_written_to() {
    let bench = Bench::with_report(TEXT);
    bench.run(&["report.md", "-o", "/dev/null"]).succeeds();
    assert!(is_pdf(&bench.run(&["report.md", "-q", "-o", "/dev/stdout"]).stdout));
    bench.run(&["report.md", "-q", "-o", "/dev/full"]).fails(1, "there is no room left");
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let bench = Bench::with_report(TEXT);
    let mut child =
        command(&bench.path(""), &["report.md", "-q", "-o", "-"]).spawn().expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn pictures_come_from_the_inputs_own_folder_or_the_root() {
    let bench = Bench::new();
    bench.write("art/a.png", "no picture");
    bench.write("text/doc.md", "---\nlang: en\n---\n\n![a](../art/a.png)\n");
    let confined = bench.run(&["text/doc.md"]);
    assert!(confined.stderr.contains("it lies outside the folder"), "{}", confined.stderr);
    let opened = bench.run(&["text/doc.md", "--root", "."]);
    assert!(opened.stderr.contains("[bad-picture]"), "{}", opened.stderr);
}
