//! Owns: the pieces that the default theme offers to others. In: its templates. Out: a table of its components,
//! and the names of its layout's blocks.

/// Every component with its arguments and the comment above it.
pub fn table(templates: &[(String, String)]) -> String {
    let mut out = "| 部件 component | 说明 meaning |\n|---|---|\n".to_owned();
    for (file, text) in templates {
        let mut above = None;
        for part in text.split_inclusive("#}").flat_map(|part| part.split_inclusive("%}")) {
            if let Some(comment) = part.trim().strip_prefix("{#").and_then(|part| part.strip_suffix("#}")) {
                above = Some(comment.trim_matches(|c: char| c == '-' || c.is_whitespace()).to_owned());
            } else if let Some(call) = part.trim().strip_prefix("{% component ") {
                let call = call.trim_end_matches("%}").trim_end_matches(['-', ' ']).replace(", @t", "");
                let about = above.take().unwrap_or_else(|| panic!("{file}: {call} has no comment above it"));
                let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
                out += &format!("| `{call}` | {about} |\n");
            }
        }
    }
    out
}

/// The blocks of the layout.
pub fn blocks(templates: &[(String, String)]) -> Vec<&str> {
    let layout = templates.iter().filter(|(name, _)| name == "base.html");
    let after = layout.flat_map(|(_, text)| text.split("{% block ").skip(1));
    after.filter_map(|rest| rest.split_whitespace().next()).collect()
}
