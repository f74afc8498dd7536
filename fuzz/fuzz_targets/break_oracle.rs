//! The breaker against all legal ways to break a short list.

#![no_main]

use letterpress_break::break_lines;
use letterpress_fuzz::list::Task;
use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(task) = Task::take(&mut Unstructured::new(data)) else { return Corpus::Reject };
    if task.items.is_empty() {
        return Corpus::Reject;
    }
    let breaks = break_lines(&task.items, &task.measures, &task.parameters);
    if task.is_extreme {
        // Sums saturate here, so that only what is covered can be told.
        let end = breaks.lines.last().map_or(0, |line| line.end);
        assert_eq!(end, task.items.len(), "{task:#?}");
        assert!(breaks.lines.iter().all(|line| line.start <= line.end), "{task:#?}");
    } else {
        task.check(&breaks);
    }
    Corpus::Keep
});
