//! Owns: what a font is for, and which families serve, in the order in which they are taken.
//! In: nothing. Out: read by `fonts`, the manual and the command `fonts`.

/// What a font is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 宋体: tables, page numbers, whatever another font lacks.
    Song,
    /// 仿宋: the text.
    FangSong,
    /// 楷体: headings of the second level.
    Kai,
    /// 黑体: headings of the first level.
    Hei,
    /// 小标宋: titles.
    Title,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 5] = [Role::Song, Role::FangSong, Role::Kai, Role::Hei, Role::Title];

    /// The name under which layouts know it.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Song => "song",
            Role::FangSong => "fangsong",
            Role::Kai => "kai",
            Role::Hei => "hei",
            Role::Title => "title",
        }
    }

    /// Families that serve, the first that is there is taken: what offices in China have (Windows), then macOS, then
    /// what is free (Debian and others).
    pub fn families(self) -> &'static [&'static str] {
        match self {
            Role::Song => &[
                "SimSun",
                "NSimSun",
                "Songti SC",
                "STSong",
                "Noto Serif CJK SC",
                "Noto Serif SC",
                "Source Han Serif SC",
                "Source Han Serif CN",
                "FandolSong",
                "AR PL UMing CN",
            ],
            Role::FangSong => &[
                "FangSong_GB2312",
                "FangSong",
                "STFangsong",
                "FZFangSong-Z02S",
                "FZFangSong-Z02",
                "FandolFang",
                "FandolFang R",
                "Zhuque Fangsong (technical preview)",
            ],
            Role::Kai => &[
                "KaiTi_GB2312",
                "KaiTi",
                "STKaiti",
                "Kaiti SC",
                "FZKai-Z03S",
                "LXGW WenKai GB",
                "LXGW WenKai",
                "FandolKai",
                "AR PL UKai CN",
            ],
            Role::Hei => &[
                "SimHei",
                "STHeiti",
                "Heiti SC",
                "Noto Sans CJK SC",
                "Noto Sans SC",
                "Source Han Sans SC",
                "Source Han Sans CN",
                "FandolHei",
                "WenQuanYi Zen Hei",
                "WenQuanYi Micro Hei",
            ],
            Role::Title => &[
                "FZXiaoBiaoSong-B05S",
                "FZXiaoBiaoSong-B05",
                "FZXiaoBiaoSongJF",
                "方正小标宋简体",
                "方正小标宋_GBK",
                "STZhongsong",
            ],
        }
    }

    /// Which role stands in where none of its families is there.
    pub fn stand_in(self) -> &'static [Role] {
        match self {
            Role::Song => &[Role::FangSong, Role::Hei, Role::Kai],
            Role::Hei => &[Role::Song, Role::FangSong, Role::Kai],
            Role::FangSong | Role::Kai | Role::Title => &[Role::Song, Role::Hei, Role::FangSong, Role::Kai],
        }
    }
}

/// Families for characters that the others lack: rare ones of names of places, and signs.
pub const RARE: [&str; 12] = [
    "SimSun-ExtB",
    "SimSun-ExtG",
    "Plangothic P1",
    "Plangothic P2",
    "TW-Sung-Ext-B",
    "HanaMinA",
    "HanaMinB",
    "BabelStone Han",
    "Jigmo",
    "Jigmo2",
    "Jigmo3",
    "Noto Sans Symbols2",
];

/// Families that draw the yuan sign ￥ as a dollar and have poor figures; another font sets these.
pub const WITHOUT_YUAN: [&str; 5] = ["FandolFang", "FandolFang R", "FandolSong", "FandolKai", "FandolHei"];

/// What another font sets for them, as a regular expression.
pub const NOT_THEIRS: &str = "[0-9A-Za-z.,%￥¥＄$+/()-]";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_lists_every_family_in_its_order() {
        let manual = include_str!("../../docs/packets.md");
        for families in Role::ALL.map(Role::families).into_iter().chain([&RARE[..]]) {
            let listed = format!("| {} |", families.join("、"));
            assert!(manual.contains(&listed), "docs/packets.md lacks {listed}");
        }
    }
}
