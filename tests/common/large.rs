//! A county of few records whose data is too large for one file.

use super::put;
use std::path::Path;

/// Its townships.
pub const TOWNSHIPS: usize = 3;
/// Villages of each.
pub const VILLAGES: usize = 4;
/// Measures of each of these; the county has one of its own.
pub const MEASURES: usize = 20;

/// Titles are long, so that few measures are enough.
fn title(number: usize) -> String {
    format!("第{number}项").to_owned() + &"修一条通到每一户门口的路".repeat(700)
}

/// Writes its records.
pub fn content(folder: &Path) {
    put(folder, "site.toml", "title = \"大县\"\ncounty = \"大县\"\nas_of = 2026-06-10\n");
    put(folder, "measures.toml", "[[measures]]\nid = \"lu\"\nname = \"路\"\n");
    put(folder, "units.toml", "[[units]]\nid = \"shuili\"\nname = \"水利局\"\n");
    let own = "[[measures]]\nid = \"own\"\nkind = \"lu\"\ntitle = \"县里的路\"\nlead = \"水利局\"\ndue = 2026-12-01\n";
    put(folder, "programmes/tonglu.md", &format!("+++\nname = \"通路\"\n{own}+++\n"));
    for township in 0..TOWNSHIPS {
        let at = format!("townships/t{township}");
        put(folder, &format!("{at}/township.md"), &format!("+++\nname = \"第{township}镇\"\n+++\n"));
        for village in 0..VILLAGES {
            let at = format!("{at}/v{village}");
            put(folder, &format!("{at}/village.md"), &format!("+++\nname = \"第{village}村\"\n+++\n"));
            let measures: String = (0..MEASURES)
                .map(|number| {
                    let (title, day) = (title(number), number + 1);
                    format!(
                        "[[measures]]\nid = \"m{number}\"\nkind = \"lu\"\ntitle = \"{title}\"\nlead = \"水利局\"\ndue = 2026-07-{day:02}\n"
                    )
                })
                .collect();
            put(folder, &format!("{at}/plans/tonglu.md"), &format!("+++\n{measures}+++\n"));
        }
    }
}
