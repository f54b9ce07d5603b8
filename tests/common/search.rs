//! The search as `find.js` has it: reads the published scripts and nothing else.

use cunce::search::code::Numbers;
use cunce::search::{fold, is_letter};
use serde_json::Value;
use std::collections::BTreeMap;

/// The search of a built site.
pub struct Search {
    scripts: BTreeMap<String, Value>,
    /// First and last position of each head, and of each text with its thing.
    heads: Vec<(u64, u64)>,
    texts: Vec<(u64, u64, usize)>,
    shards: Vec<((char, char), String)>,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its sort's key.
    pub sort: String,
    /// Its title.
    pub title: String,
    /// Its address from the site's root.
    pub href: String,
}

fn numbers(value: &Value) -> Vec<u64> {
    Numbers::new(value.as_str().unwrap().as_bytes()).collect()
}

impl Search {
    /// Reads the scripts among a site's files.
    pub fn new(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let scripts: BTreeMap<String, Value> = files
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("search/")?.strip_suffix(".js")?, bytes)))
            .map(|(name, bytes)| {
                let text = std::str::from_utf8(bytes).unwrap();
                let data = text.strip_prefix(&format!("cunce(\"{name}\",")).unwrap();
                (name.to_owned(), serde_json::from_str(data.strip_suffix(")\n").unwrap()).unwrap())
            })
            .collect();
        let core = &scripts["core"];
        let mut end = 0;
        let mut next = |length: u64| {
            let start = end;
            end += length;
            (start, end)
        };
        let heads = numbers(&core["heads"]).into_iter().map(&mut next).collect();
        let mut thing = 0;
        let texts = numbers(&core["texts"])
            .chunks(2)
            .map(|pair| {
                thing += pair[0] as usize + 1;
                let (start, end) = next(pair[1] + 1);
                (start, end, thing - 1)
            })
            .collect();
        let firsts: Vec<char> = core["shards"].as_str().unwrap().chars().collect();
        let shards = firsts
            .chunks(2)
            .map(|pair| {
                let name = format!("terms-{:x}-{:x}", u32::from(pair[0]), u32::from(pair[1]));
                ((pair[0], pair[1]), name)
            })
            .collect();
        Search { heads, texts, shards, scripts }
    }

    /// What holds a word of two letters or more.
    pub fn find(&self, word: &str) -> Vec<Hit> {
        let letters: Vec<char> = word.chars().flat_map(fold).collect();
        assert!(letters.len() > 1 && letters.iter().all(|c| is_letter(*c)), "{word}");
        let lists: Vec<Vec<u64>> = letters.windows(2).map(|pair| self.positions(pair[0], pair[1])).collect();
        let stands =
            |at: &u64| lists.iter().zip(0..).all(|(list, offset)| list.binary_search(&(at + offset)).is_ok());
        let mut things: Vec<usize> =
            lists[0].iter().filter(|at| stands(at)).map(|at| self.thing(*at)).collect();
        things.sort_unstable();
        things.dedup();
        things.into_iter().map(|thing| self.hit(thing)).collect()
    }

    fn positions(&self, a: char, b: char) -> Vec<u64> {
        let after = self.shards.partition_point(|(first, _)| *first <= (a, b));
        let Some(shard) = after.checked_sub(1) else { return Vec::new() };
        let data = &self.scripts[&self.shards[shard].1];
        let terms: Vec<char> = data[0].as_str().unwrap().chars().collect();
        let text = data[1].as_str().unwrap().as_bytes();
        let mut at = 0;
        for term in terms.chunks(2) {
            let mut numbers = Numbers::new(&text[at..]);
            let length = numbers.next().unwrap() as usize;
            at = text.len() - numbers.left();
            if term == [a, b] {
                let mut position = 0;
                let gaps = Numbers::new(&text[at..at + length]);
                return gaps
                    .map(|gap| {
                        position += gap + 1;
                        position - 1
                    })
                    .collect();
            }
            at += length;
        }
        Vec::new()
    }

    fn thing(&self, at: u64) -> usize {
        match self.heads.last().filter(|last| at < last.1) {
            Some(_) => self.heads.partition_point(|head| head.1 <= at),
            None => self.texts[self.texts.partition_point(|text| text.1 <= at)].2,
        }
    }

    /// A thing by its position.
    pub fn hit(&self, thing: usize) -> Hit {
        let core = &self.scripts["core"];
        let size = core["rows"].as_u64().unwrap() as usize;
        let block = &self.scripts[&format!("things-{}", thing / size)];
        let line = &block[1][thing % size];
        let page = &block[0][line[1].as_u64().unwrap() as usize][1];
        let mut end = 0;
        let sort = core["sorts"].as_array().unwrap().iter().find(|sort| {
            end += sort[2].as_u64().unwrap() as usize;
            thing < end
        });
        Hit {
            sort: sort.unwrap()[0].as_str().unwrap().to_owned(),
            title: line[0].as_str().unwrap().to_owned(),
            href: format!("{}{}", page.as_str().unwrap(), line[2].as_str().unwrap()),
        }
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// All texts, each with its thing.
    pub fn texts(&self) -> Vec<(usize, String)> {
        let alphabet: Vec<char> =
            self.scripts["letters"].as_str().map(|text| text.chars().collect()).unwrap_or_default();
        let mut found = Vec::new();
        let mut next = self.texts.iter();
        for (block, count) in numbers(&self.scripts["core"]["blocks"]).into_iter().enumerate() {
            let mut ranks = Numbers::new(self.scripts[&format!("text-{block}")].as_str().unwrap().as_bytes());
            for (start, end, thing) in next.by_ref().take(count as usize) {
                let length = (end - start - 1) as usize;
                let text = ranks.by_ref().take(length).map(|rank| alphabet[rank as usize]).collect();
                found.push((*thing, text));
            }
            assert_eq!(ranks.next(), None);
        }
        found
    }
}
