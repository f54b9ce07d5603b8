//! Tests of the search as a whole: what pairs of letters find is what reading finds.

use super::code::Numbers;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

/// Positions of every term, read back from all shards, in the order in which they come.
fn postings(stream: &Stream) -> BTreeMap<String, Vec<u64>> {
    let shards = Mutex::new(Vec::new());
    let put = |shard: Shard| -> io::Result<String> {
        let first = shard.terms.chars().take(2).collect();
        shards.lock().unwrap().push(shard);
        Ok(first)
    };
    let firsts = stream.shards(&put, &|error| error).unwrap();
    assert!(firsts.is_sorted(), "{firsts:?}");
    let mut found = BTreeMap::new();
    for shard in shards.into_inner().unwrap() {
        let terms: Vec<char> = shard.terms.chars().collect();
        let mut numbers = Numbers::new(&shard.postings);
        for term in terms.chunks(2) {
            let end = numbers.next().unwrap() as usize;
            let end = numbers.left() - end;
            let mut positions = Vec::new();
            let mut next = 0;
            while numbers.left() > end {
                next += numbers.next().unwrap() + 1;
                positions.push(next - 1);
            }
            assert!(found.insert(term.iter().collect(), positions).is_none(), "{term:?} twice");
        }
        assert_eq!(numbers.next(), None);
    }
    found
}

/// Where a word stands, as the script finds it: every second pair, and the last.
fn find(postings: &BTreeMap<String, Vec<u64>>, word: &str) -> Vec<u64> {
    let letters: Vec<char> = word.chars().collect();
    if let [alone] = letters[..] {
        return postings.get(&format!("{alone} ")).cloned().unwrap_or_default();
    }
    let mut offsets: Vec<usize> = (0..letters.len() - 1).step_by(2).collect();
    offsets.push(letters.len() - 2);
    let list = |at: usize| postings.get(&letters[at..at + 2].iter().collect::<String>());
    let stands = |start: &u64| {
        offsets
            .iter()
            .all(|at| list(*at).is_some_and(|list| list.binary_search(&(start + *at as u64)).is_ok()))
    };
    list(0).into_iter().flatten().copied().filter(stands).collect()
}

fn stream(heads: &[(&str, &str)], texts: &[&str]) -> Stream {
    stretches(heads, texts, usize::MAX)
}

/// The same run, cut after every so many heads or texts.
fn stretches(heads: &[(&str, &str)], texts: &[&str], length: usize) -> Stream {
    cut_up(StreamBuilder::default(), heads, texts, length)
}

fn cut_up(mut builder: StreamBuilder, heads: &[(&str, &str)], texts: &[&str], length: usize) -> Stream {
    for (at, (title, more)) in (1..).zip(heads) {
        builder.head(title, more);
        if at % length == 0 {
            builder.cut();
        }
    }
    for (at, text) in (1..).zip(texts) {
        builder.text(text);
        if at % length == 0 {
            builder.cut();
        }
    }
    builder.finish()
}

#[test]
fn a_word_stands_where_its_pairs_follow_one_another() {
    let stream = stream(&[("大煤洞村", "第一书记"), ("Ａ区", "")], &["大煤，洞村。大煤洞", "煤洞\n100㎡"]);
    assert_eq!(stream.heads(), [10, 3]);
    assert_eq!(stream.texts(), [9, 8]);
    let all = postings(&stream);
    for (word, places) in [
        ("大煤洞", &[0, 19][..]),
        ("煤洞", &[1, 20, 23]),
        ("洞村", &[2, 16]),
        ("第一书记", &[5]),
        ("村第", &[]),
        ("a区", &[10]),
        ("100m2", &[26]),
        ("dmdc", &[0]),
        ("mtc", &[1]),
        ("dy", &[]),
        ("aq", &[10]),
        // Alone only in titles, and no letter of an alphabet.
        ("村", &[3]),
        ("区", &[11]),
        ("书", &[]),
        ("a", &[]),
    ] {
        assert_eq!(find(&all, word), places, "{word}");
    }
}

#[test]
fn texts_are_written_by_the_rank_of_their_characters() {
    let mut builder = StreamBuilder::default();
    builder.head("题", "");
    let mut written = Vec::new();
    let mut cut = |builder: &mut StreamBuilder, ranges: &[std::ops::Range<usize>]| {
        let texts = builder.cut();
        written.extend(ranges.iter().map(|range| {
            let mut out = Vec::new();
            texts.write(range.clone(), &mut out);
            out
        }));
    };
    for text in ["村村村，甲", "甲㎡村"] {
        builder.text(text);
    }
    cut(&mut builder, &[0..2, 1..2]);
    for text in ["乙乙乙乙", "村乙丙"] {
        builder.text(text);
    }
    cut(&mut builder, &[0..1, 1..2]);
    let alphabet: Vec<char> = builder.finish().alphabet().chars().collect();
    assert_eq!(alphabet[0], '村');
    assert_eq!(alphabet[6..], ['乙', '丙'], "what only later texts have comes last");
    assert!(!alphabet.contains(&'题'));
    let read = |out: &Vec<u8>| Numbers::new(out).map(|rank| alphabet[rank as usize]).collect::<String>();
    assert_eq!(
        written.iter().map(read).collect::<Vec<_>>(),
        ["村村村，甲甲m2村", "甲m2村", "乙乙乙乙", "村乙丙"]
    );
}

#[test]
fn shards_stay_small_and_hold_neighbours() {
    let texts: Vec<String> = (0..30_000_u32)
        .map(|n| char::from_u32(0x4e00 + n * 7 % 20_000).unwrap().to_string() + "村民委员会")
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let all = stream(&[], &texts);
    let sizes = Mutex::new(Vec::new());
    let put = |shard: Shard| -> io::Result<()> {
        sizes
            .lock()
            .unwrap()
            .push((shard.terms.chars().count() / 2, shard.terms.len() + shard.postings.len()));
        Ok(())
    };
    all.shards(&put, &|error| error).unwrap();
    let sizes = sizes.into_inner().unwrap();
    assert!(sizes.len() > 10, "{sizes:?}");
    // Only a single term may be larger than a shard.
    assert!(sizes.iter().all(|(terms, size)| *terms == 1 || *size < 26_000), "{sizes:?}");
}

proptest! {
    #[test]
    fn every_stretch_of_letters_is_found_where_it_stands(
        texts in prop::collection::vec("[大煤洞村ab1，。 \n㎡Ａ]{0,12}", 1..6),
        title in "[大洞村Ａ1，]{1,6}",
        length in 2_usize..5,
        cut in 1_usize..4,
        held in 0_usize..40,
    ) {
        let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
        let heads = [(title.as_str(), "")];
        let all = postings(&stream(&heads, &borrowed));
        let in_parts = postings(&stretches(&heads, &borrowed, cut));
        prop_assert_eq!(&all, &in_parts, "cut after every {}", cut);
        let aside = postings(&cut_up(StreamBuilder::sparing(held, || Ok(Box::new(io::Cursor::new(Vec::new())))), &heads, &borrowed, cut));
        prop_assert_eq!(&all, &aside, "{} bytes are held", held);
        // The run as the script counts it: one character each, a gap after the title and every text.
        let mut run: Vec<char> = Vec::new();
        for text in std::iter::once(&title).chain(&texts) {
            run.extend(text.chars().flat_map(fold).map(|c| if is_letter(c) { c } else { '\n' }));
            run.push('\n');
        }
        for word in run.windows(length).filter(|word| !word.contains(&'\n')) {
            let stands = run.windows(length).zip(0_u64..).filter(|(part, _)| *part == word);
            let stands: Vec<u64> = stands.map(|(_, at)| at).collect();
            prop_assert_eq!(find(&all, &word.iter().collect::<String>()), stands, "{:?}", word);
        }
        let head = &run[..title.chars().count()];
        for letter in head.iter().filter(|c| !c.is_ascii()) {
            let stands: Vec<u64> = head.iter().zip(0..).filter(|(c, _)| *c == letter).map(|(_, at)| at).collect();
            prop_assert_eq!(find(&all, &letter.to_string()), stands, "{:?}", letter);
        }
    }
}
