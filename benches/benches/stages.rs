//! Each stage on its own, the whole, and the floor.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use letterpress::{Options, Pagination, Profile, Sources, Typeset};
use letterpress_benches::{Floor, Input, inputs};

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    for input in inputs() {
        stages(&input, &mut criterion);
    }
    criterion.final_summary();
}

fn stages(input: &Input, criterion: &mut Criterion) {
    let Input { name, markdown } = input;
    let options = Options::new();
    let mut sources = Sources::new();
    sources.add("input.md", markdown.as_str());
    let set = || letterpress::set(&sources, &options).expect("the options can be met");
    let typeset = set();
    let pdf = emit(&typeset);
    let floor = Floor::new(markdown, &pdf);

    let mut group = criterion.benchmark_group(*name);
    group.throughput(Throughput::Bytes(markdown.len() as u64));
    let parse = || letterpress_parse::parse(&sources, &letterpress_parse::Options::default());
    group.bench_function("parse", |bench| bench.iter_with_large_drop(parse));
    group.bench_function("parse and set", |bench| bench.iter_with_large_drop(set));
    let measured = letterpress::stages(&sources, &options, |stages| {
        group.bench_function("shape", |bench| bench.iter(|| stages.shape()));
        group.bench_function("break", |bench| bench.iter(|| stages.break_lines()));
        group.bench_function("paginate", |bench| {
            bench.iter(|| stages.paginate(Pagination::Optimum))
        });
    });
    measured.expect("the options can be met");
    group.bench_function("emit", |bench| bench.iter_with_large_drop(|| emit(&typeset)));
    group.bench_function("render", |bench| {
        bench.iter_with_large_drop(|| letterpress::render(black_box(markdown), &options));
    });
    let untagged = options.clone().pdf(Profile::PLAIN);
    group.bench_function("render untagged", |bench| {
        bench.iter_with_large_drop(|| letterpress::render(black_box(markdown), &untagged));
    });
    group.bench_function("floor: parse", |bench| bench.iter(|| floor.parse()));
    group.bench_function("floor: shape", |bench| bench.iter(|| floor.shape()));
    group.bench_function("floor: deflate", |bench| bench.iter(|| floor.deflate()));
    group.finish();
}

fn emit(typeset: &Typeset) -> Vec<u8> {
    let mut pdf = Vec::new();
    letterpress_pdf::write(&typeset.pages, &letterpress_pdf::Options::default(), &mut pdf)
        .expect("a vector takes all bytes");
    pdf
}
