## Dates and money
date-long = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
date-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
money-wan = ¥{ $yuan }
money-yuan = ¥{ $digits }

## Findings
syntax = this is not valid TOML: { $message }.
    .help = Put text in double quotes, write dates as 2020-05-15, and one key = value a line.
syntax-front-open = the +++ at the top is never closed.
    .help = Write +++ on a line of its own after the fields; the text follows.
syntax-front-yaml = fields are written between --- here; this program uses +++ and TOML.
    .help = Change both --- lines to +++ and write key = value between them.
syntax-front-bare = the fields do not stand between two lines +++: “{ $line }” would be published as text.
    .help = Write +++ on the first line of the file and again on a line of its own after the fields; the text follows.
syntax-front-late = the first line is not +++, yet a later one is: the fields would be published as text.
    .help = Make +++ the first line of the file, alone, with nothing before it, in plain (half-width) signs.
syntax-front-toml = a .toml file has nothing but fields, and no +++.
    .help = If text follows them, give the file the ending .md; if not, delete both lines of +++.
syntax-quotes = these are Chinese quotation marks.
    .help = Write plain double quotes, such as name = "Qiaotou"; inside a text other marks may stay.
syntax-unclosed = there is only one double quote.
    .help = End the text with a double quote, such as name = "Qiaotou".
syntax-inner = there are double quotes inside double quotes, so the end of the text is unclear.
    .help = Write the inner ones as “ and ”, or as \".
syntax-equals = “{ $named }” stands between field and value.
    .help = Write an equals sign, such as name = "Qiaotou".
syntax-brackets = “{ $named }” is a Chinese bracket.
    .help = Write square brackets, such as [[measures]].
syntax-braces = A full-width brace “{ $named }” stands here.
    .help = Write ASCII braces, as in values = {"{"} "households" = 120 {"}"}.
syntax-comma = “{ $named }” stands between values.
    .help = Write a plain comma, such as ["a", "b"].
syntax-no-comma = there is no comma between two items.
    .help = Write a comma between them, such as ["A", "B"].
syntax-no-list = the items of { $named } are not in brackets.
    .help = Write them as { $named } = ["A", "B"].
syntax-space = here stands a full-width space or a sign that cannot be seen.
    .help = Remove it, or write a plain space.
syntax-key = “{ $named }” is no field: fields have English names.
    .help = Write the English name, such as lead = "…"; labels in [facts] take double quotes, such as "耕地" = "84 hectares".
syntax-no-value = { $named } has no value.
    .help = Write one; if it is not known yet, remove the line or put # before it.
syntax-date = this is no way to write a date.
    .help = Write it as 2020-05-15, in plain digits and hyphens, without quotation marks.
syntax-number = there is more than a number in { $named }.
    .help = Write digits only: 180000 for 180,000, no units; a share of 60% is 0.6. A date is 2020-05-15; codes and phone numbers take double quotes.
syntax-boolean = { $named } is either true or false.
    .help = Write true or false, in lower case and without quotes.
syntax-unquoted = the text of { $named } is not in quotes.
    .help = Put double quotes around it: { $named } = "…".
syntax-item = The text of this item is not in quotes.
    .help = Put double quotes around it, and a comma behind it, such as "A", "B".
syntax-twice = { $named } is given twice.
    .help = A field stands once in a section. Entries such as measures and problems each begin with [[…]], in two pairs of brackets; what belongs to one (targets, funds) follows it.
syntax-open = “{ $named }” is never closed.
    .help = Close it where this entry ends, such as lead = ["A", "B"] or values = {"{"} "Households" = 120 {"}"}.
syntax-header = the brackets around { $named } are not as many on both sides.
    .help = Entries such as measures and problems have two on each side, such as [[measures]]; [facts] has one.
syntax-halved = { $named } has one bracket on each side here.
    .help = Write [[{ $named }]]: each entry begins with two brackets on each side.
syntax-section = A section cannot be called “{ $named }”: names of sections are English.
    .help = Write [[measures]], [[problems]], [[updates]], [[visits]], [[people]], [[approvals]], [[units]] or [facts].
syntax-escape = “\” in a quoted text has a meaning of its own, and not this one.
    .help = Write paths as a/b; for a “\” itself, write two: \\.
syntax-behind = something else stands behind the value.
    .help = Write one field a line, and remarks behind a #, such as due = 2020-05-15 # set by the county.
syntax-lines = This text goes over several lines in single quotation marks.
    .help = Put three ASCII quotation marks before and behind it, as in note = """first line, line break, second line""", or write it on one line.
syntax-endless = This text begins with three quotation marks and has no end.
    .help = Put the same three quotation marks behind it, as in note = """first line, line break, second line""".
syntax-extra-comma = There is a comma too many here.
    .help = Delete it: one comma stands between two values, such as ["A", "B"].
syntax-extra-equals = There is an equals sign too many here.
    .help = Write one = between field and value, such as name = "Qiaotou".
syntax-stray = This line is not a “field = value”.
    .help = If it belongs to the text of the field above, put it between that text's quotation marks (three before and behind, if it goes over several lines). If it is a remark for yourselves, begin it with #. If it is to be published, write it behind the second +++ line.
syntax-conflict = Two versions are not merged here: git left both between <<<<<<< and >>>>>>>.
    .help = Keep the right one, delete the other and the lines that git put there (<<<<<<<, =======, >>>>>>>), and commit again.
encoding = the file is not UTF-8: byte { $byte } is { $value }.
    .help = Open it in an editor and save it as UTF-8.
too-large-file = This file is too large: a record may have { $most } MB.
    .help = Divide it; put pictures and files beside it and link them.
too-large-fields = More fields than can be read: lines, commas, equals signs and brackets of a record together may be { $most }.
    .help = Divide it into several plans or villages.
too-large-faults = This file has too many faults of syntax: { $most } more are not listed.
    .help = It is hardly TOML: write it as other records are, or make one with cunce new.
too-large-text = This text is too long: a record's may have { $most } MB.
    .help = Put a long table beside it as xlsx or csv, and link that.
bad-date = { $value } is no day of the calendar, or not written as one.
    .help = Write a real day with four, two and two digits, such as 2020-05-15, without quotes.
bad-block-open = this :::internal block is never closed.
    .help = Write ::: on a line of its own after the internal text.
bad-block-nested = there is a :::internal inside an internal block.
    .help = If this text is internal too, remove the line; for two blocks, close the first with a line ::: before it.
bad-block-stray = this ::: closes nothing, so the text above it would be published.
    .help = If any of it must not be, write :::internal on a line before that text; remove this line only if all of it may be.
bad-block-misspelt = “{ $line }” looks like the mark of an internal block but is none; the text after it would be published.
    .help = Begin with :::internal and end with :::, each at the start of its line, with ASCII colons and nothing after.
bad-block-field = “{ $line }” does nothing in the prose; the text would be published.
    .help = To keep the whole record internal, move the line between the two lines +++ at the top; for a part, write :::internal on a line before it and ::: after it.
misplaced-file = { $path } is in no place that the format names, so nothing of it would be published.
    .help = Move it into plans, progress, notices or programmes, or begin its name with _ to leave it out.
misplaced-file-undated = the name of { $path } does not begin with a date.
    .help = Rename it so that it does, such as 2020-05-15.md or 2020-05-15-note.md.
misplaced-file-folder = { $path } is in the wrong folder; is { $meant }/ meant?
    .help = Rename the folder to { $meant }.
misplaced-file-file = the file name { $path } is not known; is { $meant } meant?
    .help = Rename the file to { $meant } and keep its ending.
misplaced-file-copy = { $path } looks like a copy; nothing in it will be on the site.
    .help = Delete it if it is one too many; put an underscore _ before its name to keep it aside.
misplaced-file-ending = { $path } ends neither in .md nor in .toml in lower case, so nothing of it is on the site.
    .help = Rename the file so that it ends with .md or .toml; of .md.txt remove .txt (let the system show file endings first).
unsafe-slug-empty = the name is empty.
    .help = Give it a name, such as qiaotou.
unsafe-slug-long = the name “{ $name }” is too long for some systems.
    .help = Shorten it to 200 bytes.
unsafe-slug-reserved = “{ $name }” is a reserved name: Windows cannot hold it, or the site needs it.
    .help = Choose another name.
unsafe-slug-character = the name “{ $name }” holds { $character }, which a file name or address cannot.
    .help = Remove it; use letters, digits, - or _.
unsafe-slug-end = the name “{ $name }” begins or ends with white space or a full stop.
    .help = Remove it.
unsafe-slug-not-unicode = the file name is not Unicode.
    .help = Rename the file.
slug-clash = { $path } and { $first } differ only in letter case or composition: on Windows they are one.
    .help = Rename one of them.
duplicate-record = { $path } and { $first } are one record, written twice.
    .help = Keep one of the files.
outside-link = this symbolic link leads out of the content folder or nowhere ({ $target }).
    .help = Copy the file in instead.
missing-record = { $path } is missing, so what lies in its folder belongs to nobody.
    .help = Write { $name } with at least three lines, +++, name = "…" and +++; if this is no township or village, begin the folder's name with _.
missing-record-site = { $path } is missing.
    .help = Write { $name } with title and county.
unsafe-html = the raw HTML <{ $name }> is removed.
    .help = Write it in Markdown, or remove it.
unsafe-html-attribute = the attribute { $attribute } of <{ $name }> is removed.
    .help = Remove { $attribute }.
unsafe-html-scheme = a link that begins with { $scheme } is removed; its text stays.
    .help = Link to https://, mailto:, tel: or a file of the content folder.
unsafe-html-remote-picture = a picture from another host is shown as a link only.
    .help = Save the picture in the content folder and refer to that.
no-alt = the picture { $path } has no description.
    .help = Say in the square brackets what it shows, such as ![The canal before and after]({ $path }).
placeholder = “{ $text }” looks like template text that was never filled in.
    .help = Fill in what is real.
unknown-field = there is no field { $field } here.
    .help = Remove it, or use one of: { $known }.
unknown-field-elsewhere = { $field } does not belong here.
    .help = Fields after a [[…]] or [ ] belong to that part: move it to the part that it is meant for, and fields of the whole record above the first [. Known here: { $known }.
unknown-field-meant = there is no field { $field } here; did you mean { $meant }?
    .help = Write { $meant }.
unknown-field-in-facts = { $field } stands in [facts], where it is but a fact: it does not keep this record from the public.
    .help = To keep the whole record internal, move internal = true above the line [facts]; if something else is meant, use another label.
missing-field = the required field { $field } is missing.
    .help = Add a line { $field } = … here.
missing-field-blank = { $field } is empty.
    .help = Fill it in, such as { $field } = "…".
missing-field-new-problem = problem { $id } was not reported before, so it needs { $field }.
    .help = Add { $field }; if it is an earlier problem, give the id it had.
wrong-type-text = { $field } must be text.
    .help = Put it in double quotes: { $field } = "…".
wrong-type-one-text = { $field } takes one text, not a list.
    .help = Leave out the brackets: { $field } = "…".
wrong-type-date = { $field } must be a date.
    .help = Write it as 2020-05-15, without quotes or a time; delete the line if there is no such date yet.
wrong-type-boolean = { $field } must be true or false.
    .help = Write { $field } = true or { $field } = false, without quotes.
wrong-type-count = { $field } must be a whole number from 0.
    .help = Write digits only, such as { $field } = 128, without quotes or unit.
wrong-type-integer = { $field } must be a whole number.
    .help = Write digits only, such as { $field } = 3.
wrong-type-quantity = { $field } must be a number with at most six decimals.
    .help = Write digits only, such as { $field } = 12.5, without quotes or unit; a share of 60% is 0.6.
wrong-type-money = { $field } must be money in yuan.
    .help = Write digits only, such as { $field } = 30000 or { $field } = 1250.50.
wrong-type-texts = { $field } must be a list of texts.
    .help = Write { $field } = ["…", "…"].
wrong-type-blank-item = An item of { $field } is blank.
    .help = Write a name, or delete the item with its comma.
wrong-type-text-or-texts = { $field } must be a text or a list of texts.
    .help = Write { $field } = "…" or { $field } = ["…", "…"].
wrong-type-names = { $field } must be a table of names and values.
    .help = Write { $field } = { "{" } "name" = … { "}" }.
wrong-type-fact = the value of { $field } must be text, a number, a date or a list of these.
    .help = Write one plain value, such as { $field } = "…".
wrong-type-lonlat = { $field } must be longitude and latitude.
    .help = Write { $field } = [101.68, 36.93], longitude first.
wrong-type-entries = { $field } must be written as entries.
    .help = Begin each entry with a line [[{ $section }]].
wrong-type-table = { $field } must be a table.
    .help = Begin it with a line [{ $field }] and write its fields below.
wrong-type-choice = { $field } cannot be “{ $value }”.
    .help = Use one of: { $choices }.
wrong-type-choice-status = { $field } cannot be “{ $value }”.
    .help = Write planned, doing, done, suspended or cancelled.
wrong-type-choice-every = { $field } cannot be “{ $value }”.
    .help = Write one of these: { $choices }.
wrong-type-url = { $field } is no absolute address: { $value }.
    .help = Write it as https://example.org/village/.
wrong-type-share = { $field } must lie between 0 and 1.
    .help = Write 60% as 0.6 and all as 1.
bad-money-plain = the amount “{ $value }” in { $field } is no plain number.
    .help = Write all its digits, such as 30000.
bad-money-precise = the amount { $value } in { $field } has more than two decimals.
    .help = Write at most two, such as 1250.50.
bad-money-negative = the amount { $value } in { $field } is negative.
    .help = Write an amount from 0; subtract money that was returned from the total.
bad-money-large = the amount { $value } in { $field } is too large; is its unit wrong?
    .help = Amounts are in yuan, with at most fifteen digits.
bad-code = the division code “{ $value }” must have { $digits } digits.
    .help = Look the code up and write all { $digits } digits.
bad-code-site = the division code “{ $value }” must have 2, 4 or 6 digits.
    .help = Write 6 for a county, 4 for a city, 2 for a province.
bad-code-parent = the division code { $value } is not under its parent's { $parent }.
    .help = Look the code up; it must begin with { $parent }.
date-mismatch = date says { $date }, the file's name begins with { $name }.
    .help = Change one so that both agree.
date-order-start-end = the end { $later } lies before the start { $earlier }.
    .help = Correct one of the two dates.
date-order-start-due = the deadline { $later } lies before the start { $earlier }.
    .help = Correct one of the two dates.
date-order-start-done = it was done on { $later }, before its start on { $earlier }.
    .help = Correct one of the two dates.
date-order-found-closed = it was closed on { $later }, before it was found on { $earlier }.
    .help = Correct one of the two dates.
date-order-date-until = the notice ends on { $later }, before its date { $earlier }.
    .help = Correct one of the two dates.
date-order-future = the file is dated { $later }, after today ({ $earlier }).
    .help = Correct the date; to see the state of that day, use --as-of { $later }.
milestones-sum = { $count } milestones add up to { $sum }, but the target “{ $target }” needs { $way }: { $difference } are missing.
    .help = Change the amounts or the target's value so that they agree exactly.
milestones-sum-one-target = milestones carry amounts, but this measure has { $targets } targets.
    .help = Amounts need exactly one target: remove them, or split the measure.
members = milestone “{ $milestone }” has amount { $amount } but { $members } members.
    .help = Complete the list so that both agree.
members-twice = member { $member } stands in “{ $first }” and in “{ $second }”.
    .help = Keep each member in one milestone only.
members-unknown = { $member } is no member of milestone “{ $milestone }”.
    .help = Correct the code; the members stand in the plan.
members-above = “{ $target }” is reported as { $value }, but only { $achieved } members are named as achieved by then.
    .help = Name them in achieved, or correct the value.
duplicate-id = the id { $id } is used already in this file.
    .help = Choose another id, or remove what was copied once too often.
duplicate-id-target = this measure has a target “{ $id }” already.
    .help = Choose another name.
duplicate-id-milestone = this measure has a milestone “{ $id }” already.
    .help = Choose another title.
duplicate-id-problem = problem { $id } exists already in this village, township or county.
    .help = Choose another id.
duplicate-id-problem-again = problem { $id } was reported before, and here again with found_on = { $found_on }.
    .help = Remove found_on if it is the same problem; else choose another id.
unknown-measure-kind = the measure kind “{ $kind }” is not in measures.toml.
    .help = Use an id from measures.toml, or add the kind there.
unknown-measure-kind-meant = the measure kind “{ $kind }” is not in measures.toml; did you mean { $meant }?
    .help = Write { $meant }.
unknown-programme = there is no programme “{ $programme }”.
    .help = Write programmes/{ $programme }.md, or rename the plan.
unknown-programme-meant = there is no programme “{ $programme }”; did you mean { $meant }?
    .help = Rename the plan to { $meant }.
unknown-programme-copy = There is no programme “{ $programme }”: { $path } looks like a copy of { $original }.
    .help = Delete it if it is one too many; if it is the plan of another programme, call it like that programme; put an underscore _ before its name to keep it aside.
unknown-stage = “{ $kind }” has no stage “{ $stage }”.
    .help = Use one of: { $stages }.
unknown-stage-none = “{ $kind }” has no stages, but “{ $stage }” is given.
    .help = Remove stage, or give the kind its stages in measures.toml.
unknown-update = there is no measure “{ $measure }”.
    .help = Use the id of a measure of the plan; with several plans, programme/id.
unknown-update-meant = there is no measure “{ $measure }”; did you mean { $meant }?
    .help = Write { $meant }.
unknown-update-ambiguous = several plans have a measure “{ $measure }”.
    .help = Write { $first } or { $second }.
unknown-class = programme “{ $programme }” has no class “{ $class }”.
    .help = Use one of: { $classes }.
unknown-class-none = programme “{ $programme }” has no classes, but “{ $class }” is given.
    .help = Remove class, or give the programme its classes.
unknown-reference-target = this measure has no target “{ $name }”.
    .help = Use one of: { $known }.
unknown-reference-milestone = this measure has no milestone “{ $name }”.
    .help = Use one of: { $known }.
unknown-reference-target-none = this measure has no targets, but a value of “{ $name }” is given.
    .help = Remove it, or give the measure [[measures.targets]] in its plan.
unknown-reference-milestone-none = this measure has no milestones, but “{ $name }” is given.
    .help = Remove it, or give the measure [[measures.milestones]] in its plan.
unknown-reference-fund-source = there is no source of money “{ $name }”.
    .help = Use one of: { $known }; or add it to fund_sources in site.toml.
unknown-reference-item = the disclosure catalogue has no “{ $name }”.
    .help = Use an id from disclosures.toml, or add it there.
unknown-reference-item-meant = the disclosure catalogue has no “{ $name }”; did you mean { $meant }?
    .help = Write { $meant }.
unknown-reference-theme = there is no theme “{ $name }” (looked for { $folder }).
    .help = Write default, or make that folder.
requires = programme “{ $programme }” requires a measure of kind “{ $name }” ({ $kind }); this plan has none.
    .help = Add a measure with kind = "{ $kind }".
unlisted-unit = “{ $unit }” is not in units.toml (used { $count } times).
    .help = Add it there, or use a listed name.
unlisted-unit-meant = “{ $unit }” is not in units.toml (used { $count } times); did you mean “{ $meant }”?
    .help = If it is misspelt, write “{ $meant }”; if not, add it to units.toml.
unlisted-unit-several = “{ $unit }” reads like several units in one text (used { $count } times).
    .help = Write each by itself: { $list }; if it is the name of one unit, add it to units.toml.
broken-link = the link { $link } leads nowhere ({ $path }).
    .help = Correct the path, or put the file there.
broken-link-meant = the link { $link } leads nowhere ({ $path }); did you mean { $meant }?
    .help = Write { $meant }.
broken-link-outside = the link { $link } begins with / or leaves the content folder.
    .help = Write a relative path, such as ../village.md.
broken-link-backslash = The link { $link } has a “\” in it.
    .help = Write “/” and a relative path, as in ../village.md.
broken-link-not-a-picture = { $link } is a record, not a picture.
    .help = Remove the ! to make it a link.
broken-link-unread = “{ $text }” looks like a link but will stand on the page as it is written.
    .help = Write [text](address) with plain brackets and nothing between the two pairs; an address with a blank in it as [text](<address>).
broken-link-anchor = the page that { $link } leads to has no heading “{ $anchor }”.
    .help = Correct the heading, or remove # and what follows.
private-data-resident-id = { $written } looks like a resident ID number and would be published.
    .help = Remove it; mark it internal = true or put it into a :::internal block if it must stay; if it is something else, add it to allow under [privacy] in site.toml.
private-data-resident-id-name = { $written } in a file or folder name looks like a resident ID number and would be part of an address.
    .help = Rename it without the number.
private-data-mobile = { $written } looks like a mobile number and would be published.
    .help = Remove it; mark it internal = true or put it into a :::internal block if it must stay; if it is something else, add it to allow under [privacy] in site.toml.
private-data-mobile-name = { $written } in a file or folder name looks like a mobile number and would be part of an address.
    .help = Rename it without the number.
private-data-bank-card = { $written } looks like a bank card number and would be published.
    .help = Remove it; mark it internal = true or put it into a :::internal block if it must stay; if it is something else, add it to allow under [privacy] in site.toml.
private-data-bank-card-name = { $written } in a file or folder name looks like a bank card number and would be part of an address.
    .help = Rename it without the number.
private-data-fixed-line = { $written } looks like a fixed-line number and would be published.
    .help = Remove it if it is a household's; if an office may be rung there, say so before it (监督电话, 咨询电话, 值班电话), or write it as a unit's contact in units.toml, or add it to allow under [privacy] in site.toml; mark it internal = true or put it into a :::internal block if it must stay.
private-data-fixed-line-name = { $written } in a file or folder name looks like a fixed-line number and would be part of an address.
    .help = Rename it without the number.
private-data-resident-id-attached = { $written } in an attachment looks like a resident ID number and would be published with it.
    .help = Remove it from the attachment; put the text that links the attachment into a :::internal block if it must stay; if it may be seen, add it to allow under [privacy] in site.toml.
private-data-resident-id-inside = { $written } at “{ $place }” in an attachment looks like a resident ID number and would be published with it.
    .help = Remove it from the attachment (hidden sheets, rows, columns and comments count, too); put the text that links the attachment into a :::internal block if it must stay; if it may be seen, add it to allow under [privacy] in site.toml.
private-data-mobile-attached = { $written } in an attachment looks like a mobile number and would be published with it.
    .help = Remove it from the attachment; put the text that links the attachment into a :::internal block if it must stay; if it may be seen, add it to allow under [privacy] in site.toml.
private-data-mobile-inside = { $written } at “{ $place }” in an attachment looks like a mobile number and would be published with it.
    .help = Remove it from the attachment (hidden sheets, rows, columns and comments count, too); put the text that links the attachment into a :::internal block if it must stay; if it may be seen, add it to allow under [privacy] in site.toml.
private-data-bank-card-attached = { $written } in an attachment looks like a bank card number and would be published with it.
    .help = Remove it from the attachment; put the text that links the attachment into a :::internal block if it must stay; if it may be seen, add it to allow under [privacy] in site.toml.
private-data-bank-card-inside = { $written } at “{ $place }” in an attachment looks like a bank card number and would be published with it.
    .help = Remove it from the attachment (hidden sheets, rows, columns and comments count, too); put the text that links the attachment into a :::internal block if it must stay; if it may be seen, add it to allow under [privacy] in site.toml.
private-data-fixed-line-attached = { $written } in an attachment looks like a fixed-line number and would be published with it.
    .help = Remove it from the attachment; put the text that links the attachment into a :::internal block if it must stay; if it may be seen, add it to allow under [privacy] in site.toml.
private-data-fixed-line-inside = { $written } at “{ $place }” in an attachment looks like a fixed-line number and would be published with it.
    .help = Remove it from the attachment (hidden sheets, rows, columns and comments count, too); put the text that links the attachment into a :::internal block if it must stay; if it may be seen, add it to allow under [privacy] in site.toml.
unbared-picture-form = The form of picture { $path } does not let go of where it was taken, by whom and the like; it is left out.
    .help = Save it as JPEG, PNG or WebP and link that.
unbared-picture-broken = Picture { $path } does not hold together, so that where it was taken, by whom and the like cannot be removed; it is left out.
    .help = Open it in a viewer, save it anew and link that.
unbared-picture-too-large = Picture { $path } is larger than 64 MB and was not looked into; it is left out.
    .help = Scale it down, save it anew and link that.

## Status: sign and word
sign-done = ●
sign-met = ●
sign-closed = ●
sign-reached = ●
sign-complete = ●
sign-incomplete = ◐
sign-doing = ◐
sign-ongoing = ○
sign-open = ◐
sign-planned = ○
sign-awaited = ○
sign-none = ○
sign-overdue = ▲
sign-missed = ▲
sign-stale = ▲
sign-suspended = ◇
sign-cancelled = ×
sign-withdrawn = ×
status-done = done
status-met = met
status-closed = closed
status-reached = reached
status-complete = complete
status-incomplete = not complete
status-doing = under way
status-ongoing = open
status-open = being put right
status-planned = not begun
status-awaited = not yet due
status-none = no report
status-overdue = overdue
status-missed = missed
status-stale = long silent
status-suspended = suspended
status-cancelled = cancelled
status-withdrawn = taken down

## Deadlines in days
due-late = { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
due-in = { $days ->
        [one] 1 day left
       *[other] { $days } days left
    }
due-today = due today
done-late-by = { $days ->
        [one] done 1 day late
       *[other] done { $days } days late
    }
due-first = first promised for { $date }
due-first-later =
    { $days ->
        [one] first promised for { $date } (+1 day)
       *[other] first promised for { $date } (+{ $days } days)
    }
due-first-earlier =
    { $days ->
        [one] first promised for { $date } (−1 day)
       *[other] first promised for { $date } (−{ $days } days)
    }
undated = no deadline
sort-measure = measure
sort-milestone = milestone
sort-problem = problem

## Column headings and short labels
col-measure = Measure
col-problem = Problem
col-plan = Plan
col-programme = Programme
col-kind = Kind
col-place = Place
col-township = Township
col-village = Village
col-unit = Unit
col-status = Status
col-stage = Stage
col-due = Deadline
col-done-on = Done on
col-closed-on = Closed on
col-found-on = Found on
col-found-by = Found by
col-lead = Led by
col-with = With
col-person = Person
col-target = Target
col-progress = Progress
col-now = So far
col-goal = Goal
col-percent = Done (%)
col-planned = Planned (¥)
col-spent = Spent (¥)
col-source = Source
col-note = Remark
col-date = Date
col-item = Item
col-until = Shown until
col-period = Period
col-category = Category
col-notice-no = Notice no.
col-evidence = Evidence
col-villages = Villages
col-measures = Measures
col-done = Done
col-overdue = Overdue
col-due-soon = Due soon
col-problems-open = Open problems
col-last-summary = Last report
col-what = What
col-class = Class
col-end = End
col-visitor = Visitor
col-role = Role
col-solved = Problems solved
col-step = Step
col-by = By
col-achieved = Achieved
col-amount = Amount
col-name = Name
col-post = Post
col-sent-by = Sent by
col-phone = Telephone
col-share = Share asked (%)
col-needed = Villages asked
col-complete = Villages complete
total = Total
county-own = County itself
list-comma = {", "}
no-report = no report
none-yet = none
lead-withheld = not public

## Page furniture
skip-to-content = Skip to content
nav-label = Site
crumbs-label = You are here
nav-home = Home
nav-townships = Townships
nav-measures = Measures
nav-deadlines = Deadlines
nav-units = Units
nav-programmes = Programmes
nav-problems = Problems
nav-funds = Money
nav-disclosures = Disclosures
nav-progress = Reports
page-internal = Internal – not for circulation
foot-publisher = Published by { $name }
foot-hotline = Complaints
foot-made = Made by Cunce { $version } from the plans and reports of the villages, as they stood on { $date }.
foot-feed = Follow reports (Atom)
foot-data = Download data
foot-calendar = Calendar of deadlines (iCalendar)
summary-title = Report of { $place }, { $date }
plan-title = Plan of { $place }: { $programme }
fig-measures = Measures promised
fig-done = Done
fig-overdue = Overdue
fig-due-soon = Due soon

## Front page
home-lead = { $county }: what { $townships ->
        [one] 1 township
       *[other] { $townships } townships
    } and { $villages ->
        [one] 1 village
       *[other] { $villages } villages
    } promised, and how far they are. As of { $date }.
fig-due-within = Measures due in { $days } days
fig-problems-open = Open problems
closed-so-far = { $count } closed
home-overdue = Overdue
overdue-none = Nothing is overdue.
home-soon = Due within { $days } days
soon-none = Nothing is due soon.
due-soon-title = Due soon
see-all = See all { $count }
and-more = { $count ->
        [one] 1 more
       *[other] { $count } more
    }: see the list of the county
home-townships = Townships
see-villages = Find any village by its township
home-months = Deadlines by month
home-months-lead = The figure counts measures, milestones and problems due in the month. Green, below: met. Red with ▲, above: overdue. The rest is not yet due, without a report or given up.
see-months = See all months
home-programmes = Programmes
home-summaries = Newest reports
see-summaries = See all reports
home-about = About this site

## Townships and villages
townships-title = Townships
townships-lead = How far the plans of { $townships ->
        [one] 1 township
       *[other] { $townships } townships
    } and { $villages ->
        [one] 1 village
       *[other] { $villages } villages
    } are. As of { $date }.
county-own-line = Tasks of the county itself: { $measures }, of which { $done } done and { $overdue } overdue. See
villages-key = After each village: measures done / all; after ▲: overdue.
township-lead = { $name } and its { $villages ->
        [one] 1 village
       *[other] { $villages } villages
    }: { $measures ->
        [one] 1 measure
       *[other] { $measures } measures
    }, { $done } done, { $overdue } overdue. As of { $date }.
township-villages = Villages
township-plans = Plans of the township itself
township-problems = Problems in the township's own reports
township-summaries = Reports of the township itself
township-about = About the township
first-responsible = First responsible: { $who }
people-title = Who answers
calendar-township = Calendar of this township's deadlines
village-lead = { $name }: { $plans ->
        [one] 1 plan
       *[other] { $plans } plans
    }, { $measures ->
        [one] 1 measure
       *[other] { $measures } measures
    }, { $done } done, { $overdue } overdue. As of { $date }.
village-plans = Plans
village-measures = All measures, the late ones first
village-about = About the village
plans-none = There is no plan yet.
problems-title = Problems
summaries-title = Reports
summaries-none = There is no report yet.
notices-title = Notices
notices-none = There is no notice yet.
village-undisclosed = { $count ->
    [one] One notice that was due is missing:
   *[other] { $count } notices that were due are missing:
}
undisclosed-item = { $item } ({ $count ->
    [one] 1 period
   *[other] { $count } periods
})
visits-title = Visits
facts-title = Facts
silent-since = The last report is of { $date }; the time allowed has passed.
silent-never = There has been no report; the time allowed has passed.
fact-kind = Kind
fact-code = Code
fact-households = Households
fact-population = Inhabitants
fact-area = Area
count-households = { $count }
count-people = { $count }
square-kilometres = { $area } km²

## Plans and measures
plan-lead = The plan of { $place } in the programme “{ $programme }”: { $measures ->
        [one] 1 measure
       *[other] { $measures } measures
    }, { $done } done, { $overdue } overdue. As of { $date }.
plan-table = At a glance
plan-blocks = One by one
plan-no-measures = This plan has no measures yet.
plan-problems = Problems named in the plan
plan-text = The plan in full
plan-others = Other plans of the same place
label-document-no = Document no.
label-span = From – to
label-money = Money
label-found = Found
label-reported-in = Reported in
label-author = Author
label-basis = Basis
date-to = –
colon = {": "}
semicolon = {"; "}
in-brackets = {" "}({ $value })
amount = { $digits } { $unit }
line-label = Time line
slips-title = Moved deadlines
slip-from-to = from { $from } to { $to }
slip-to = set to { $to }
slip-why = Reason: { $why }
slip-no-why = No reason was given
ladder-title = Stage
targets-title = Targets
target-baseline = from { $value }
reported-on = reported { $date }
milestones-title = Milestones
funds-title = Money
money-planned = planned { $money }
money-spent = spent { $money }
money-no-report = spending not reported
source-unbroken = Not broken down
updates-title = What reports said
updates-none = No report has named it yet.
said-title = What it said
said-spent = Spent so far
said-moved = deadline moved to { $date }
said-achieved = { $count } achieved so far
internal-entry = (internal)
accepted-by = accepted by { $who }
see-evidence = See
approvals-title = Approval
approval-awaited = awaited
quotas-title = Visits asked for
duty-visits = { $role }: { $visits ->
        [one] 1 visit
       *[other] { $visits } visits
    } each { $per ->
        [month] month
        [quarter] quarter
        [half-year] half-year
       *[year] year
    }
duty-problems = { $role }: { $problems ->
        [one] 1 problem
       *[other] { $problems } problems
    } solved each { $per ->
        [month] month
        [quarter] quarter
        [half-year] half-year
       *[year] year
    }
duty-both = { $role }: { $visits ->
        [one] 1 visit
       *[other] { $visits } visits
    } and { $problems ->
        [one] 1 problem
       *[other] { $problems } problems
    } solved each { $per ->
        [month] month
        [quarter] quarter
        [half-year] half-year
       *[year] year
    }
duty-none-over = No full period is over yet.
col-visits = Visits

## Programmes
programmes-title = Programmes
programmes-lead = How far { $programmes ->
        [one] 1 programme is
       *[other] { $programmes } programmes are
    }. As of { $date }.
programme-lead = { $name }: { $villages ->
        [one] 1 village has a plan
       *[other] { $villages } villages have a plan
    }, { $complete } of them complete; { $measures ->
        [one] 1 measure
       *[other] { $measures } measures
    }, { $overdue } overdue. As of { $date }.
programme-part-lead = { $villages ->
        [one] 1 village
       *[other] { $villages } villages
    } of { $township } in the programme “{ $programme }”. As of { $date }.
complete-key = A village is complete when none of its plan's measures is open.
shares-title = Shares to be reached
classes-title = By class
class-none = Without a class
programme-villages = Plans of villages
programme-townships = Plans of townships
programme-own = Tasks of the county itself
programme-problems = Problems of the county itself
programme-text = About the programme

## Summaries and notices
progress-title = Reports
progress-lead = { $summaries ->
        [one] 1 report
       *[other] { $summaries } reports
    }; { $stale ->
        [one] 1 village has
       *[other] { $stale } villages have
    } been silent for long. As of { $date }.
progress-county = Reports of the county
progress-newest = Newest reports
progress-all = All { $count } stand on the pages of villages and townships.
progress-stale = Villages without a report for more than { $days } days
progress-townships = By township
summary-lead = Report of { $place }, { $date }, on { $updates ->
        [one] 1 measure
       *[other] { $updates } measures
    }. It is a record of its day; for the state as of { $today } see each measure.
summary-text = The report in full
summary-updates = Measures
summary-problems = Problems newly reported
summary-changes = Changes to problems
notice-lead = Notice of { $place }, { $date }. As of { $today }.
notice-lead-withdrawn = Notice of { $place }, { $date }; its time is over. As of { $today }.
notice-withdrawn = The time of this notice is over; its text and attachments have been taken down. This line stays as a record.
see-disclosures = See all disclosures
pager-label = Previous and next
township-own = Township itself

## Lists and their parts
part-title = { $title }: { $place }
part-span = { $first } to { $last }
part-lead = The part of “{ $title }” that belongs to { $place }, as of { $date }.
parts-note = The list is long, so it goes on township by township; the sums stay on this page.
parts-title = By township
list-county = The county itself
spread-title = Where they are
jump-label = Go to a township

## Measures by kind
measures-title = By measure
measures-lead = { $kinds ->
        [one] One kind of measure
       *[other] { $kinds } kinds of measures
    }, { $measures ->
        [one] one measure
       *[other] { $measures } measures
    } in all, and how far each has come. As of { $date }.
group-other = Other
kind-lead = “{ $name }” in { $villages ->
        [one] one village
       *[other] { $villages } villages
    }: { $measures ->
        [one] one measure
       *[other] { $measures } measures
    }, { $done } done, { $overdue } overdue. As of { $date }.
kind-ladder = How far they have climbed
kind-ladder-lead = A village counts by its least advanced measure.
kind-unstaged = { $villages ->
        [one] One more village has
       *[other] { $villages } more villages have
    } not reached the first step.
kind-targets = Targets added up
kind-targets-lead = Targets of one name and unit are added up; one without a report counts with its baseline.
kind-all = One by one
kind-none = No village has such a measure in its plan yet.
col-step-at = Standing here (villages)
col-step-reached = Reached (villages)
col-reported = Reported (targets)
col-baseline = Baseline

## Deadlines
deadlines-title = By deadline
deadlines-lead = { $deadlines ->
        [one] One deadline
       *[other] { $deadlines } deadlines
    }: { $overdue } overdue, { $soon } due within { $days ->
        [one] one day
       *[other] { $days } days
    }. As of { $date }.
door-overdue = Overdue
door-soon = Due within { $days ->
        [one] one day
       *[other] { $days } days
    }
door-undated = Without a deadline
deadlines-key = A column is as high as the month has deadlines: green below for those met, grey for those to come, without a report or given up, red and ▲ on top for those overdue. Open a month to see them.
deadlines-year = { $year }
deadlines-table = Month by month
month-short = { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
month-now = this month
calendar-county = Calendar of all deadlines (for telephones)
col-month = Month
col-all = Due
col-met = Met
col-late = Overdue
col-awaited = Not yet due
col-unreported = No report
col-given-up = Given up
month-title = Due in { $month }
month-lead = { $deadlines ->
        [one] One deadline
       *[other] { $deadlines } deadlines
    } in { $month }, { $overdue } of them overdue. As of { $date }.
months-label = The month before and the month after
overdue-title = Overdue
overdue-lead = { $deadlines ->
        [one] One deadline
       *[other] { $deadlines } deadlines
    } past and not met, the longest overdue first. As of { $date }.
soon-title = Due soon
soon-lead = { $deadlines ->
        [one] One deadline
       *[other] { $deadlines } deadlines
    } within { $days ->
        [one] one day
       *[other] { $days } days
    }, the nearest first. As of { $date }.
urgent-sorts = Measures: { $measures }; milestones: { $milestones }; problems: { $problems }.
undated-title = Without a deadline
undated-lead = Open without a deadline: { $measures ->
        [one] one measure
       *[other] { $measures } measures
    }, { $problems ->
        [one] one problem
       *[other] { $problems } problems
    }. As of { $date }.
undated-measures = Measures
undated-problems = Problems
undated-none = There are none: everything has a deadline.

## Units
units-title = By unit
units-lead = What { $units ->
        [one] one unit leads or helps
       *[other] { $units } units lead or help
    } with. As of { $date }.
units-key = “Done” and “overdue” count only measures that a unit leads; one with two leading units counts with each, so the rows add up to more than the county's figures.
units-listed = Responsible units
units-unlisted = Units outside the catalogue
units-unlisted-lead = Names that plans mention and the catalogue of units does not hold.
units-idle = Units without a task at present
col-leads = Leads
col-helps = Helps
unit-lead = { $name } leads { $leads ->
        [one] one measure
       *[other] { $leads } measures
    }, helps with { $helps }, { $overdue } overdue; { $problems ->
        [one] one problem is
       *[other] { $problems } problems are
    } still to be put right. As of { $date }.
unit-pressing = Overdue and due soon
unit-leads = Measures that it leads
unit-helps = Measures that it helps with
unit-problems = Problems to put right
unit-programmes = Programmes that it leads
unit-nothing = No plan names this unit at present.
unit-contact = Telephone
calendar-unit = Calendar of this unit's deadlines (for telephones)

## Problems
problem-list-title = Problems
problem-list-lead = { $problems ->
        [one] One problem
       *[other] { $problems } problems
    }: { $open } open, { $overdue } of them overdue; { $closed } closed. As of { $date }.
problem-categories = By category
problem-townships = By township
problem-open = Open problems, the overdue first
problem-closed = Closed problems
problem-open-none = No problem is open.
problem-none = No problem has been reported yet.
category-none = No category
fig-problems-overdue = Overdue
fig-problems-closed = Closed
col-open = Open
col-open-overdue = Of these overdue
col-closed = Closed

## Money
fund-list-title = Money
fund-list-lead = Planned { $planned }, spent { $spent }. As of { $date }.
fig-planned = Planned (yuan)
fig-spent = Spent (yuan)
fig-spent-percent = Spent of planned (%)
funds-by-source = By source
funds-by-programme = By programme
funds-by-kind = By kind of measure
funds-by-township = By township
col-share-of-plan = Of all planned (%)
col-spent-percent = Spent of planned (%)
funds-unbroken = Spent without naming a source
funds-key = Spent is what villages have reported so far; what was not reported counts as nothing. Percentages are rounded down.
funds-table = Money item by item (CSV, opens in Excel)
funds-none = No plan names any money yet.

## Disclosures
disclosures-title = Disclosures
disclosures-lead = { $items ->
        [one] One item
       *[other] { $items } items
    }, { $villages ->
        [one] one village
       *[other] { $villages } villages
    }, { $notices ->
        [one] one notice
       *[other] { $notices } notices
    }; { $missing } missing in periods that are over. As of { $date }.
disclosure-periods = How many villages published in each period
disclosure-matrix = Village by village
disclosure-matrix-lead = A date after ● is that of the notice, which opens; ▲ marks a period that passed without one; ○ a period that is not over. The table shows the latest periods; what is missing is counted over all of them.
disclosure-items = The catalogue
disclosure-newest = Newest notices
disclosure-none = The catalogue is empty.
cell-missing = missing
cell-awaited = awaited
col-published = Published (villages)
col-published-percent = Published (%)
col-all-villages = All (villages)
col-missing = Missing
col-every = How often
col-basis = Basis
col-notices = Notices
col-newest = Newest
period-running = not over
every-month = every month
every-quarter = every quarter
every-half-year = every half-year
every-year = every year
every-event = when it happens
item-days = shown for { $days ->
        [one] one day
       *[other] { $days } days
    }
period-month = { $year }-{ $number }
period-quarter = { $year } Q{ $number }
period-half-year = { $year } { $number ->
        [1] first half
       *[2] second half
    }
period-year = { $year }

## Open data
data-title = Open data
data-lead = Everything public on this site, to download and use. As of { $date }.
data-tables = Tables (for Excel and others)
data-tables-lead = Each table has two files. The xlsx is laid out: heading frozen, filters, A4 landscape with the heading on every page. The csv has all columns, with keys and addresses of pages, in UTF-8 with a byte order mark, so that a double click opens it.
data-table-long = This table has { $rows } rows: as xlsx it would be slow to open and to print, so there is only the csv.
data-part-tables-lead = CSV in UTF-8 with a byte order mark, so that a double click opens them. The first row holds the names of the columns.
data-table-split = Too large for one file: this one only says how many rows each township has and in which file; the rows stand under “Files of townships” below.
data-parts = Files of townships
data-parts-lead = The county’s data is too large for one file and is divided among the townships. Each has a page with its tables, data and calendar; the figures are numbers of measures.
data-json-split = Too large for one file: villages, plans, measures and what belongs to them stand in the files that its parts names, one a township; this one holds only the county’s own.
data-part-json = Plans, measures, milestones, problems, visits, notices and summaries of this township and its villages (JSON); its form is Part in the JSON Schema of the whole
data-programs = For programs
data-json = Everything (JSON): townships, villages, plans, measures, milestones, problems, visits, notices, programmes, units and totals
data-schema = What that file holds (JSON Schema)
data-stable = Places and field names stay the same, so the files can be fetched every day; money is decimal text in yuan, dates are year-month-day.
data-calendars = Calendars of deadlines
data-calendars-lead = iCalendar, for the calendar of a telephone: every open deadline is an event of a whole day.
data-calendars-days = The county and some units have more deadlines than a calendar can open: theirs have one event a day that says how many fall due.
data-calendar-all = All deadlines
data-calendars-townships = By township
data-calendars-units = By unit
data-feed = Feed
data-feed-lead = New progress summaries (Atom), for a feed reader.
col-file = File
col-row-count = Rows
table-villages = Villages: one row each, with its sums
table-measures = Measures: one row each
table-deadlines = Deadlines: one row each, of measures, milestones and problems
table-problems = Problems: one row each
table-funds = Money: one row for each measure and source
table-visits = Visits: one row each
author-wrote = wrote { $path }
author-left = { $path } is there already and was left as it is.
init-next-here = Next: open site.toml in { $path } and put in the name of your county; then run cunce build to make the site.
init-next = Next: open site.toml in { $path } and put in the name of your county; then run cunce build --content "{ $path }" to make the site.
init-next-hook = If you keep it in git, run once { $command }: every commit is then checked first.
init-next-blanks = Then open the files written above and fill in the places marked ★, as they say at their beginning.
init-no-room = { $dir } is the folder that this runs in, and in no repository, so .gitignore and the check before commits were not put beside it. To have them, make a repository of the folder above with git init, then run cunce init "{ $dir }" --for git.
failure-exists = error: { $path } is there already and was left as it is. Open and change it, or choose another name or date.
failure-not-empty = error: { $path } is not empty and was left as it is. Name a folder that is empty or not there yet.
failure-no-room = error: { $path } is the folder that this runs in, and in no repository: nothing says where the files belong. Run this in the folder above, with the name of the content folder.
failure-needs-first = error: { $path } is missing, and this record belongs to it. Write it first (cunce new makes programmes, townships and villages), then run this again.
failure-bad-name = error: “{ $name }” cannot be a file name and an address. Use letters, digits and -, no space, full stop or _ at its ends, and no name that has a use already, such as plans or con.
failure-bad-place = error: “{ $place }” is no place for this record. Write a village as township/village, such as qiaotou/dameidong; plans and summaries also take a township alone.
failure-no-place = error: there is no township or village “{ $given }”. Write township/village, by names or folders; there are: { $known }. Make a new one with cunce new township or cunce new village first.
failure-no-township = error: there is no township “{ $given }”. Write its name or its folder; there are: { $known }. Make a new one with cunce new township first.
failure-two-places = error: more than one is called “{ $given }”. Say which (township/village): { $known }.
failure-no-places = error: there is no “{ $given }”, for there is no township or village yet. Make them with cunce new township and cunce new village, then write township/village.
failure-file = error: cannot read or write { $path } ({ $error }). See to permissions and disk space.
failure-unknown-none = error: there is no “{ $name }”, and none of its kind yet. Add it first.
failure-unknown = error: there is no “{ $name }”; there are: { $known }. Choose one of them, or add it first.

## Terminal
severity-error = error
severity-warning = warning
severity-help = help
findings-more = { $count ->
        [one] { $path }: one more { $code } is not shown; cunce check --format json lists all.
       *[other] { $path }: { $count } more { $code } are not shown; cunce check --format json lists all.
    }
findings-none = Checked: nothing found.
findings-count = Checked: { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }.
build-progress = Making pages
build-read = Read: { $townships } townships, { $villages } villages, { $plans } plans, { $measures } measures, { $summaries } progress summaries.
build-wrote = Made: { $pages } pages, { $files } files in all ({ $written } written, { $unchanged } unchanged, { $removed } removed) in { $seconds } s.
bared-pictures = Pictures published without what they said of place, time, device and author: { $count }; what they show is unchanged.
unread-attachments = { $count ->
    [one] 1 attachment was not looked into; make sure that it holds no personal data:
   *[other] { $count } attachments were not looked into; make sure that they hold no personal data:
}
unread-more = … and { $count } more; cunce check shows all.
unread-line = { "  " }{ $path }: { $why }
unread-form = a form in which no text can be read
unread-broken = cannot be opened, or is locked
unread-too-large = too large
unread-encoding = an encoding that is not known; what could be read was
unread-inside = its text was read; files and pictures in it were not
build-look = Open { $path } to look at it.
serve-label = What was found
serve-errors = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }. Until they are mended, this is the last site without errors.
serve-errors-alone = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }. There is no site to look at yet; it will appear here by itself once they are mended.
serve-warnings = { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }
serve-failed = No new site could be made. Until that is mended, this is the last one.
serve-failed-alone = No site could be made yet. It will appear here by itself once that is mended.
serve-more = { $count ->
        [one] One more stands in the terminal.
       *[other] { $count } more stand in the terminal.
    }
serve-listening = Preview: { $address } (Ctrl-C ends it)
serve-internal = This is the internal edition, with what is not for the public. Only this computer can open it; pass no pictures of it on.
serve-fresh = The pages are up to date, after { $seconds } s.
serve-last = There are errors; the pages stay as they were, after { $seconds } s.
serve-findings = There are errors and no site to look at yet; the page lists them, after { $seconds } s.
serve-again = { $count ->
        [one] One warning of the last look stays and is not listed again.
       *[other] { $count } warnings of the last look stay and are not listed again.
    }
serve-only-here = Only http://127.0.0.1:{ $port }/ and http://localhost:{ $port }/ are answered here.
serve-only-reading = The preview is for looking: only GET and HEAD are answered.
serve-not-utf8 = The address is not UTF-8.
serve-outside = The address leads out of the site.
serve-stopped = The preview has ended.
failure-port-taken = error: another program uses port { $port }. Take another one, such as --port 3031, or let the system choose with --port 0.
failure-listen = error: the preview cannot stand at port { $port } of this computer: { $error }. Take another port, such as --port 8080.
failure-watch = error: changes in { $path } cannot be watched: { $error }
failure-watches-full = error: the system lets no more folders be watched. Raise fs.inotify.max_user_watches and try again, for example: sudo sysctl fs.inotify.max_user_watches=524288
build-refused = Not published: { $out } is as it was. Mend what is named above and build again.
build-leftover = The old folder { $path } cannot be removed yet (perhaps a program has a file of it open); the next build will remove it.

failure-no-folder = error: there is no content folder { $path }. Name it with --content, or make one with cunce init { $path }.
failure-changed = error: { $path } was changed or moved away while the site was built; nothing was published, and the site is as it was. Build it again.
known-one = { $name } ({ $key })
system-not-found = there is no such file or folder
system-denied = no permission
system-exists = it is there already
system-folder = it is a folder, not a file
system-no-folder = a part of the path is a file, not a folder
system-not-empty = the folder is not empty
system-read-only = the disk can only be read
system-full = the disk is full
system-quota = your share of the disk is used up
system-too-large = the file is too large
system-name = the system does not take this file name
system-in-use = another program has it open; close it there first
system-timed-out = it took too long to answer
system-memory = there is not enough memory
failure-unreadable = error: cannot read { $path } ({ $error }). See whether it is there and may be read.
failure-no-theme = error: there is no theme folder { $path }. Correct --theme or the theme in site.toml, or make the folder.
failure-stray = error: nothing reads the theme file { $path }. Templates belong in templates/, files to be copied in static/, words in i18n/ under zh-Hans.ftl, zh-Hant.ftl or en.ftl.
failure-not-text = error: the theme file { $path } is not UTF-8 text. Save it as UTF-8.
failure-messages = error: theme messages { $origin }, line { $line }: { $message }. Correct it as Fluent asks.
failure-message-missing = error: the theme messages { $origin } lack { $id }. Add it.
template-no-word = No message catalogue has { $key }: check the spelling, or add it in the theme’s i18n folder
template-no-field = The page has no field { $field }; it has: { $known }
failure-template = error: template { $place }: { $message }
failure-overlap = error: the content folder { $content } and the output folder { $out } contain each other. Choose another place with --out.
failure-packet-overlap = error: packets cannot be written into the content folder { $content }. Choose another place with --out.
failure-out-no-name = error: { $path } cannot be the output folder. Name a folder with --out.
failure-out-not-folder = error: { $path } is not a folder and was left alone. Choose another place with --out.
failure-out-symlink = error: { $path } is a symbolic link and was left alone. Give the real folder with --out.
failure-out-foreign = error: { $path } holds files that no build made (such as { $found }) and was left alone. Choose an empty folder with --out.
failure-out-stray = error: { $path } holds { $count ->
    [one] a file that no build made: { $found }
   *[other] { $count } files that no build made, such as { $found }
}. Building would lose { $count ->
    [one] it, so
   *[other] them, so
} the folder was left alone. Move what is yours out of it (what belongs to the site goes into the content folder), delete the rest, and build again.
failure-out-history = error: { $path } holds the repository { $found } and was left alone. Choose another folder with --out.
failure-out-immovable = error: { $path } is a mount point and cannot be replaced as a whole. Give a folder inside it with --out.
failure-out-locked = error: another build is running ({ $path } is locked). Wait for its end and try again.
failure-out-path = error: the page path “{ $path }” is no file name on some systems. Rename the folder or file it comes from.
failure-out-collision = error: two pages want one place: { $first } and { $second }. Rename one of them.
failure-out-incomplete = error: a file could not be written; the output folder is as it was. Mend the cause named above and try again.
failure-out-disturbed = error: another program touched the temporary folder { $path }; the output folder is as it was. Try again.
failure-out-stranded = error: the old site stands at { $path } and could not be put back ({ $error }). The next build restores it.
failure-out-full = error: the disk is full, { $path } could not be written; the output folder is as it was. Make room and try again.
failure-out-attachment = error: cannot read { $path } ({ $error }); the output folder is as it was. See whether it is still there and may be read.
failure-out-remove = error: cannot remove { $path }, which an earlier build left ({ $error }); the output folder is as it was. Close what uses it, see to its permissions, or delete it, and build again.
failure-out-io = error: cannot write { $path } ({ $error }); the output folder is as it was. See to permissions and disk.

## Command line
cli-cunce-about = Cunce compiles a county's village plans and progress into a site to search, print and publish.
cli-usage-heading = Usage:
cli-commands = Commands:
cli-options = Options:
cli-help-flag = Show this help
cli-cunce-usage = cunce COMMAND [OPTIONS]
cli-arguments = Arguments:
cli-version-flag = Show the version
cli-cunce-example =
    Examples:
      cunce init content        a commented content folder to begin with
      cunce build               check content/ and make public/
      cunce check --format json only check, for programs
cli-lang = Language: zh-Hans, zh-Hant or en (of messages; with build also of the site)
cli-content = Content folder (default: content)
cli-out = Output folder (default: public, or internal for the internal edition)
cli-edition = public (default) or internal
cli-as-of = The day, such as 2026-05-15 (default: as_of of site.toml, else today)
cli-base-url = Where the site will stand; calendars and feed need it, such as https://example.org/village/
cli-theme = Theme: default, or a folder in themes/ beside the content folder (default: as in site.toml)
cli-deny = “warnings”: warnings fail too; nothing is made and the exit code is 1
cli-format = human (default), or json: one object a line
cli-build-about = Check the content and, without an error, make the site.
cli-build-usage = cunce build [OPTIONS]
cli-build-example =
    Examples:
      cunce build --content content --out public --as-of 2026-06-30
      cunce build --edition internal
cli-check-about = Only check: every finding at once, with file, line, column and what to write instead.
cli-check-usage = cunce check [OPTIONS]
cli-check-example =
    Examples:
      cunce check --deny warnings
      cunce check --format json --edition internal
cli-serve-about = Preview the site in a browser: pages follow each saved change; no file is written.
cli-serve-usage = cunce serve [OPTIONS]
cli-serve-example =
    Example:
      cunce serve
      cunce serve --edition internal --port 8080
cli-serve-port = Port on this computer (default: 3030); 0 lets the system choose
cli-init-about = Make a small, commented content folder that builds at once; write what git and publishing need.
cli-init-usage = cunce init DIR [options]
cli-init-example =
    Examples:
      cunce init content
      cunce init content --for github
cli-init-dir = The folder to make
cli-init-for = What to write files for: git, github, gitlab, gitee, nginx, usb, also several; works on a content folder that is there, leaves files that are there (a new folder gets git)
cli-new-about = Write a commented record in its right place; never over an existing one.
cli-new-usage = cunce new programme|township|village|plan|progress|notice …
cli-new-example =
    Examples:
      cunce new township qiaotou --name 桥头镇
      cunce new village qiaotou/dameidong --name 大煤洞村
      cunce new plan qiaotou/dameidong nandiancun
      cunce new progress qiaotou/dameidong
      cunce new notice qiaotou/dameidong caiwu
cli-new-slug = Folder or file name, and part of the address
cli-new-name = Name (default: the same as the slug)
cli-new-plan-place = Township, or township/village: names or folders
cli-new-place = Township, or township/village: names or folders; without it, the county
cli-new-village-place = Township/village
cli-new-programme-slug = File name or name of the programme
cli-new-item = Id or name in the disclosure catalogue
cli-new-date = The day (default: today)
cli-new-programme-about = Write a programme.
cli-new-programme-usage = cunce new programme SLUG [--name NAME]
cli-new-programme-example =
    Example:
      cunce new programme nandiancun --name 难点村治理
cli-new-township-about = Write a township.
cli-new-township-usage = cunce new township SLUG [--name NAME]
cli-new-township-example =
    Example:
      cunce new township qiaotou --name 桥头镇
cli-new-village-about = Write a village.
cli-new-village-usage = cunce new village TOWNSHIP/VILLAGE [--name NAME]
cli-new-village-example =
    Example:
      cunce new village qiaotou/dameidong --name 大煤洞村
cli-new-plan-about = Write a plan.
cli-new-plan-usage = cunce new plan TOWNSHIP[/VILLAGE] PROGRAMME
cli-new-plan-example =
    Example:
      cunce new plan qiaotou/dameidong nandiancun
cli-new-progress-about = Write a progress summary that lists the open measures.
cli-new-progress-usage = cunce new progress [TOWNSHIP[/VILLAGE]] [--date DATE]
cli-new-progress-example =
    Example:
      cunce new progress qiaotou/dameidong --date 2026-06-30
cli-new-notice-about = Write a public notice.
cli-new-notice-usage = cunce new notice TOWNSHIP/VILLAGE ITEM [--date DATE]
cli-new-notice-example =
    Example:
      cunce new notice qiaotou/dameidong caiwu
usage-unknown-argument = error: there is no option { $arg }. See --help.
usage-unknown-argument-meant = error: there is no option { $arg }; did you mean { $meant }? See --help.
usage-unknown-command = error: there is no command { $command }. See cunce --help.
usage-unknown-command-meant = error: there is no command { $command }; did you mean { $meant }? See cunce --help.
usage-no-command = error: no command given. See cunce --help.
usage-missing = error: { $arg } is missing. See --help.
usage-no-value = error: { $arg } needs a value. See --help.
usage-bad-value = error: { $arg } cannot be “{ $value }”; it may be: { $wanted }.
usage-bad-form = error: { $arg } cannot be “{ $value }”; write it like { $like }.
usage-bad-date = error: { $arg } cannot be “{ $value }”. Write a day of the calendar as year-month-day, with four digits, two and two, such as 2026-05-15.
usage-bad-date-meant = error: { $arg } cannot be “{ $value }”; did you mean { $meant }? Dates are year-month-day, with four digits, two and two.
usage-bad-day-or-month = error: { $arg } cannot be “{ $value }”. Write year-month-day, or year-month for a whole month, such as 2026-06-30 or 2026-06.
usage-dashes = error: the dashes before “{ $arg }” are no hyphens. Options begin with plain (ASCII) hyphens: write { $meant }.
usage-twice = error: { $arg } is given twice. Give it once.
usage-other = error: the command line cannot be read ({ $message }). See --help.

## Findings of a day
no-deadline = Measure “{ $measure }” is open and has no deadline.
    .help = Write due = YYYY-MM-DD, or status = "cancelled" if it was given up.
no-lead = Measure “{ $measure }” is open and nobody answers for it.
    .help = Write lead = "unit", by its id or name in units.toml.
done-without-date = Measure “{ $measure }” is marked done without a date.
    .help = Write done_on = YYYY-MM-DD beside this status.
unused-done-on = “{ $measure }” ({ $id }) has a done_on, but its status is not done: the date does not count.
    .help = If it is done, write status = "done" in the same entry; if not, delete done_on.
unused-done-on-later = The done_on of “{ $measure }” ({ $id }) is { $done_on }, a day that has not come on { $date }: until then it does not count.
    .help = Write the day on which it was done; if it is not done, delete done_on and write the deadline in due.
done-below-target = Measure “{ $measure }” is marked done, but the last value of “{ $target }” ({ $on }) is { $value } { $unit }, short of { $goal } { $unit }.
    .help = Report the newest value in values, or set status back to "doing".
stage-back = Measure “{ $measure }” goes back from stage “{ $from }” to “{ $to }”.
    .help = Correct stage, or say in note why work had to be redone.
value-back = “{ $target }” of measure “{ $measure }” was { $from } on { $on } and is now { $to }, further from its target.
    .help = Write in values the total up to the date, not the increase; if it really fell back, say why in note, and let this warning stand.
value-back-first = “{ $target }” of measure “{ $measure }” starts at { $from } and is now reported as { $to }, further from its target.
    .help = Write in values where it stands on the date, the start included, not the increase; if the start is wrong, mend the target's baseline; if it really fell back, say why in note, and let this warning stand.
extension-without-reason = The deadline of measure “{ $measure }” moves from { $from } to { $to } without a reason.
    .help = Write the reason as note in the same [[updates]] entry.
extension-without-reason-problem = The deadline of problem “{ $problem }” moves from { $from } to { $to } without a reason.
    .help = Write the reason as note in the same [[problems]] entry.
closed-without-acceptance = Problem “{ $problem }” was closed on { $closed }, but nobody is named who accepted it.
    .help = Write closed_by = "who accepted it".
stale = { $village } last filed a progress summary on { $last }, { $days } days ago; the limit is { $limit }.
    .help = File a new summary in the village's progress/ folder; its name begins with the date.
stale-never = { $village } has had a plan since { $start } ({ $days } days) and no progress summary; the limit is { $limit } days.
    .help = File the first summary in the village's progress/ folder; its name begins with the date.
stale-no-start = { $village } has a plan but no progress summary, and neither plan nor programme says when it started.
    .help = File the first summary in the village's progress/ folder, or write start = YYYY-MM-DD in the plan.
not-disclosed = { $village } must publish “{ $item }” every { $every }; { $count ->
        [one] one period has
       *[other] { $count } periods have
    } no notice: { $periods }.
    .help = Add the notice to the village's notices/ folder, with a date inside the period and item = "{ $id }".
likely-copy = { $path } looks like a copy of { $original }, and what is in it counts a second time.
    .help = Delete it if it is one too many; give it another name if it is no copy; put an underscore _ before its name to keep it aside.
duty-short = { $period } { $found }/{ $asked }
quota = { $village } falls short of what “{ $programme }” asks of “{ $role }” (found/asked): visits { $visits }; problems solved { $problems }.
    .help = Enter visits already made under [[visits]] in the village's summaries: role = "{ $role }", on = the day, solved = problems solved.
quota-visits = { $village } falls short of the visits that “{ $programme }” asks of “{ $role }” (found/asked): { $visits }.
    .help = Enter visits already made under [[visits]] in the village's summaries: role = "{ $role }", on = the day.
quota-problems = { $village } falls short of the problems that “{ $programme }” asks “{ $role }” to solve (found/asked): { $problems }.
    .help = Under [[visits]] with role = "{ $role }", write in solved how many problems each visit solved.
target-missed = Target “{ $target }” of “{ $programme }” was missed: by { $by }, { $complete } of { $villages } villages were complete ({ $found }%) instead of { $needed } ({ $asked }%).
    .help = If villages were complete by then, write status = "done" and done_on in the summaries of that time; if not, explain it in the programme's text.
bad-date-year = The year of { $value } cannot be right.
    .help = Correct the year; write four digits, such as 2020-05-15.

## Open data
csv-key = Key
csv-township = Township
csv-village = Village
csv-code = Division code
csv-kind-of-village = Kind of village
csv-tags = Tags
csv-households = Households
csv-population = Population
csv-area = Area
csv-longitude = Longitude
csv-latitude = Latitude
csv-plans = Plans
csv-measures = Measures
csv-done = Done
csv-doing = Under way
csv-planned = Not begun
csv-suspended = Suspended
csv-cancelled = Cancelled
csv-overdue = Overdue
csv-due-soon = Due soon
csv-undated = Without deadline
csv-milestones-overdue = Milestones overdue
csv-problems-open = Problems open
csv-problems-overdue = Problems overdue
csv-problems-closed = Problems closed
csv-planned-yuan = Planned (yuan)
csv-spent-yuan = Spent (yuan)
csv-last-summary = Last summary
csv-stale = Stale
csv-page = Page
csv-programme = Programme
csv-kind = Kind of measure
csv-title = Title
csv-lead = Lead
csv-with = With
csv-person = Person
csv-start = Start
csv-due = Due
csv-first-due = First due
csv-status = Status
csv-stage = Stage
csv-done-on = Done on
csv-done-late = Done late
csv-targets = Targets (current/value)
csv-note = Note
csv-what = Type
csv-measure = Measure
csv-state = State
csv-category = Category
csv-notice-no = Notice no.
csv-found-on = Found on
csv-found-by = Found by
csv-open = Open
csv-closed-on = Closed on
csv-closed-by = Accepted by
csv-source = Source
csv-on = Date
csv-by = Visitor
csv-role = Role
csv-solved = Problems solved
csv-yes = yes
csv-no = no
csv-what-measure = measure
csv-what-milestone = milestone
csv-what-problem = problem
csv-state-open = open
csv-state-met = met
csv-state-unreported = no report
csv-state-dropped = dropped
csv-source-unbroken = not broken down
csv-remark = How far
sheet-villages = Villages
sheet-measures = Measures
sheet-deadlines = Deadlines
sheet-problems = Problems
sheet-funds = Money
sheet-visits = Visits
sheet-changes = Changes
sheet-cut = { $text }… (too long for one cell; all of it stands in the csv file and on the page)
ics-name = Deadlines: { $place }
ics-measure-due = Due: { $title } ({ $place })
ics-milestone-due = Milestone due: { $title }, { $measure } ({ $place })
ics-problem-due = Problem due: { $title } ({ $place })
ics-lead = Lead: { $lead }
ics-day = Due on this day: measures { $measures }, milestones { $milestones }, problems { $problems }
ics-days = There are more deadlines than a calendar can open, so each day has one event that says how many fall due; the site’s pages of deadlines list them.
feed-title = { $title }: progress
feed-entry = { $place }: { $title }
feed-entry-untitled = { $place }: progress summary, { $date }
feed-period = Period: { $period }

## Search

search-label = Search
search-button = Search
search-title = Search
search-lead = Plans, measures, problems, summaries and notices of { $villages ->
    [one] one village
   *[other] { $villages } villages
}, as of { $date }.
search-hint = Type two or more characters of a village, a measure, a unit, a role or any text; one alone, such as 路, is looked for in titles. The initials of the pinyin find it too: dmdc finds 大煤洞村. Put a space between words.
search-count = Found: { $n }
search-none = Nothing found. Try another word, or look for the village by its pinyin initial below.
search-short = Type one character or more, or at least two letters, digits or pinyin initials that stand together.
search-more = Show { $n } more
search-failed = The data of the search could not be read. Open this page again, or look for the village by its pinyin initial below.
search-az = Villages by pinyin initial
search-letter-title = Villages under { $letter }
search-letter-other = Others
search-letter-lead = { $villages ->
    [one] One village
   *[other] { $villages } villages
}, as of { $date }.
search-letter-part = { $first } to { $last }
search-sort-township = Townships
search-sort-village = Villages
search-sort-programme = Programmes
search-sort-kind = Kinds of measures
search-sort-unit = Units
search-sort-page = Pages
search-sort-plan = Plans
search-sort-measure = Measures
search-sort-problem = Problems
search-sort-summary = Progress summaries
search-sort-notice = Notices

## Reading aids, sorting, filtering
aids-label = Reading aids
aid-elder = Large type
aid-contrast = High contrast
aid-dark = Dark
# In the words of tables %1 and %2 stand for figures and % for a column; scripts put them in.
table-find = Find in this table
table-any = All
table-order = Order
table-given = As published
table-up = By “%”, ascending
table-down = By “%”, descending
table-some = Showing %1 of %2 rows
table-all = Rows: %2
table-none = No row matches
table-reset = Show all

## How to read, not found, sharing
icon-alt = The mark of Cunce: a ruled sheet whose last line is a progress bar
foot-reading = How to read this site
not-found-title = There is no such page
not-found-lead = The page you asked for is not here.
not-found-why = The address may be mistyped, or the page may have been renamed or taken down. Start from here:
not-found-home = The front page
not-found-townships = Any village by its township
not-found-search = Search, by name or by the first letters of its pinyin
not-found-deadlines = Deadlines: what is late and what is due soon
reading-title = How to read this site
reading-lead = What the signs, dates and figures of this site mean. As of { $date }.
reading-contents = On this page
reading-signs = Signs and statuses
reading-signs-lead = Every status has a sign and a word, so that nobody needs the colour. ● is achieved, ◐ under way, ○ not yet due or not begun, ▲ late or missed, ◇ on hold, × given up.
reading-measures = Measures: one thing promised
reading-measures-done = The village reported that it is finished.
reading-measures-doing = Begun and not yet finished.
reading-measures-planned = In the plan and not yet begun.
reading-measures-overdue = Past its deadline and not finished; this is said first, whether it was begun or not.
reading-measures-suspended = Stopped for now, still to be done.
reading-measures-cancelled = Given up; it stays in the list and no longer counts as unfinished.
reading-measures-ongoing = Only in bars: all that is neither finished nor late, taken together.
reading-deadlines = Deadlines and milestones: by which day, and in which steps
reading-deadlines-met = Finished.
reading-deadlines-awaited = The deadline has not come yet.
reading-deadlines-overdue = Past the deadline and not finished.
reading-deadlines-none = The whole measure was reported done; this step was not reported by itself.
reading-deadlines-cancelled = The measure it belongs to was cancelled.
reading-problems = Problems: what was found and must be put right
reading-problems-open = Not yet put right; the deadline has not come, or there is none.
reading-problems-overdue = Past its deadline and not put right.
reading-problems-closed = Put right and struck off the list; on which day and accepted by whom stands beside it.
reading-plans = Plans, aims of programmes, and visits asked for
reading-plans-complete = Nothing in this plan is left unfinished.
reading-plans-incomplete = Something in this plan is still unfinished.
reading-plans-reached = The day came and the number asked for was there.
reading-plans-missed = The day came and the number asked for was not there.
reading-plans-awaited = The day has not come yet.
reading-villages = Villages and notices
reading-villages-stale = A village that has sent no report for more than { $days } days.
reading-villages-withdrawn = The time for showing the notice is over; its text and attachments are gone and only this line stays.
reading-late-title = What late and due soon mean
reading-day = Everything here is as it stood on { $date }. What happens later shows after the next update.
reading-late = Whatever is not finished after the day of its deadline is late; on that day itself it is not. Days late are counted from the day after the deadline.
reading-soon = Whatever is not finished and falls due within { $days } days is due soon, the same day included.
reading-undated = Without a deadline nothing is late; it is listed apart.
reading-moved = A deadline may be moved, with a reason; the old day stays in sight as “first promised for”. How late something was done is counted from the first deadline.
reading-figures = Targets, percentages and bars
reading-target = A target reads like “12 / 40 households”: first the last figure reported, then the one to reach. “no report” means that no figure has come in; it does not mean zero.
reading-percent = The percentage of a target says how much of the way from start to goal is done; that of measures, how many of those not cancelled are done. Both are rounded down, so that anything under 100% is unfinished.
reading-bar = A bar shows, from the left, what is done, overdue, open and cancelled, as long as each has measures; the figures stand below it. For example:
reading-line = The time line
reading-line-lead = On the page of a plan each measure has a line, early on the left and late on the right. Its signs are:
reading-money = Money planned and money spent
reading-spent = “Planned” is the money that the plan names. “Spent” is all that was spent up to the last report, as the village says, not only since the one before; where nothing was said it reads “spending not reported”.
reading-sources = The money comes from: { $sources }.
reading-unbroken = “Not broken down” is spending reported without the source that it came from.
reading-editions = The public and the internal edition
reading-edition-public = This is the public edition, open to everyone.
reading-edition-internal = This is the internal edition; every page says so at its top, and it must not be passed on.
reading-left-out = The public edition protects the households: it has no identity numbers, mobile numbers or bank cards, and no telephone that was not marked as public; of the households helped it says how many, not which; what is marked internal and the text of notices past their time are left out too.
reading-sums = Its sums count only what it shows, so they may be lower than those of the internal edition.
reading-help = Searching, larger type, printing, downloading
reading-search-term = Searching
reading-search = In the box at the top of any page, type two or more neighbouring characters of the name of a village, a measure, a unit or a post, or the first letters of its pinyin: dqc for 大桥村. Put a space between words.
reading-aids-term = Larger type, high contrast, dark
reading-aids = If the type is too small, too faint or too bright at night, press “Large type”, “High contrast” or “Dark” at the top of any page; this device remembers it. Press again to undo.
reading-print-term = Printing
reading-print = Any page prints on A4 as it is; in black and white, go by the signs and the words.
reading-data = All public data can be downloaded and opened in a spreadsheet.
reading-wrong = If something is wrong
reading-correct = Tell the village committee or the township, or call the number for complaints. Once it is checked it is put right, and the next update of this site shows it.

## Pictures
map-north = N
map-scale = { $km } km
map-key = { $villages ->
        [one] One village is on the map.
       *[other] { $villages } villages are on the map.
    } ● nothing is late, ▲ something is late. Follow a sign to its village.
map-key-here = This village is inside the circle. { $villages ->
        [one] One village is on the map.
       *[other] { $villages } villages are on the map.
    } ● nothing is late, ▲ something is late.
map-key-townships = Each sign is a township: ● nothing is late, ▲ something is late. Follow a sign to its township.
map-missing = { $villages ->
        [one] One more village has no coordinates.
       *[other] { $villages } more villages have no coordinates.
    }
fig-money-share = Spent, of planned money
col-shares = Done, late, open
see-programmes = See all programmes
home-notices = Latest public notices
village-money = Money by source
village-place = Where it lies
col-money-bar = Bar: planned; dark: spent
fact-place = Position
lonlat = longitude { $longitude }°, latitude { $latitude }°
axis-year = { $year }
axis-going = from start to deadline
axis-done = the day it was done
axis-due = deadline
axis-slip = first deadline, and the move
axis-over = late until now
axis-milestones = milestones: met, not yet due
axis-today = as of { $date }
said-of-which = of which
changed-title = now called
reports-on = { $count ->
        [one] one measure
       *[other] { $count } measures
    }
col-step-bar = Villages that reached it

## Packets
packet-briefing-title = { $place }: village plans, briefing
packet-dossier-title = { $place }: dossier of the village plan
packet-tasks-title = { $name }: list of tasks
packet-deadline-title = { $county }: what falls due
packet-deadline-lead = All deadlines: { $deadlines }, of them { $overdue } overdue and { $soon } due soon. As of { $date }.
packet-deadline-lead-between = Deadlines from { $from } to { $to }: { $deadlines }, of them { $overdue } overdue and { $soon } due soon. As of { $date }.
packet-deadline-lead-from = Deadlines from { $from } on: { $deadlines }, of them { $overdue } overdue and { $soon } due soon. As of { $date }.
packet-deadline-lead-to = Deadlines up to { $to }: { $deadlines }, of them { $overdue } overdue and { $soon } due soon. As of { $date }.
packet-selection-title = { $county }: selected tasks
packet-selection-lead = Selected measures: { $measures }, { $done } done, { $overdue } overdue; open problems: { $problems }. As of { $date }.
packet-problem-title = Order to rectify a problem
packet-notice-of-problem = Rectification notice
packet-problem-lead = { $place }: { $title }. As of { $date }.
packet-wallchart-title = { $place }: wall chart of the village plans
packet-wallchart-lead = { $place }: villages { $villages }, measures { $measures }, { $done } done, { $overdue } overdue. As of { $date }.
cli-packet-about = Print plans, progress, problems and notices as packets to hand out (PDF).
cli-packet-usage = cunce packet KIND [OF] [OPTIONS]
cli-packet-example =
    Example: cunce packet village hexi/beigou
             cunce packet deadline --from 2026-06 --to 2026-09
             cunce packet selection --select township=hexi,status=overdue
cli-packet-kind = Which: county, township, village, programme, unit, measure, deadline, problem, notice, wallchart, selection
cli-packet-of = Of what: a folder, id or name, such as hexi/beigou; without it, one of each
cli-packet-from = Deadlines from this day, such as 2026-06 or 2026-06-15
cli-packet-to = Deadlines up to this day
cli-packet-select = Only what fits: township= village= programme= measure= unit= due= status=, parted by commas
cli-packet-out = Where to write: a folder, or a .pdf file for a single packet (default: packets/)
cli-fonts-about = Show which of this machine's fonts packets take, and which are missing.
cli-fonts-usage = cunce fonts [OPTIONS]
cli-fonts-example =
    Example: cunce fonts --font-path D:\fonts
cli-font-path = Look for fonts in this folder too; may stand more than once
cli-ignore-system-fonts = Do not use the fonts that the system has
cli-build-packets = Also print the packets, put them into the site and link them from its pages
font-role-song = Song (tables, page numbers)
font-role-fangsong = FangSong (text)
font-role-kai = Kai (headings of the second level)
font-role-hei = Hei (headings of the first level)
font-role-title = XiaoBiaoSong (titles)
font-taken = { $role }: { $family } ({ $path })
font-stand-ins = Warning: no fonts for { $roles }; others stand in. cunce fonts tells which can be installed.
font-stand-in = Warning: no font for { $role }; “{ $family }” stands in. Install one of: { $wanted }.
packet-file = Printed: { $path } (pages: { $pages })
packet-wrote = Files: { $files }, pages: { $pages }, { $seconds } s.
packet-refused = There are errors; nothing was printed. Mend them and print again.
packet-condition-township = Township
packet-condition-village = Village
packet-condition-programme = Programme
packet-condition-measure = Measure
packet-condition-unit = Unit
packet-condition-due = Deadline
packet-condition-status = Status
failure-selection = error: --select: cannot read “{ $given }”. It may be: { $known }.
failure-packet-none = error: there is nothing to print: { $of }.
failure-packet-one-file = error: { $path } is one file and cannot take { $count } packets. Name a folder, or one of them.
failure-packet-unknown = error: “{ $of }” is not there, or more than once. Write a name, or what stands in brackets: { $known }.
failure-no-font = error: this machine has no Chinese font, so nothing can be printed (the site can still be built). Install Song and FangSong; on Debian or Ubuntu: apt install fonts-noto-cjk fonts-lxgw-wenkai; or name their folder with --font-path. See cunce fonts.
failure-no-folder-of-fonts = error: there is no such folder of fonts: { $path }
failure-threads = error: the system gives no threads: { $error }
failure-no-glyph = error: the theme's words have the character “{ $character }” ({ $codepoint }), and no font has it. Take another, or install a font that has it.
no-glyph = No font of this machine has the character “{ $character }” ({ $codepoint }); it cannot be printed.
    .help = Write another, or install a font that has it (for rare characters Plangothic or HanaMin), and look with cunce fonts.
no-glyph-own = The character “{ $character }” ({ $codepoint }) is of private use: other machines show something else, and no archive takes it; it cannot be printed.
    .help = Write a character that Unicode has; for a rare one that it has not, write how it sounds or what it is made of.
packets-built = Packets printed: { $files } files, { $pages } pages, in packets/ of the site; its pages link them.
packets-not-built = The site was built, but no packet was printed, and no page links one.
packet-link-county = Briefing of the county (PDF)
packet-link-township = Briefing of the township (PDF)
packet-link-village = Dossier of the village (PDF)
packet-link-programme = List of tasks (PDF)
packet-link-unit = List of tasks (PDF)
packet-link-measure = List of tasks (PDF)
packet-link-deadline = What falls due (PDF)
packet-link-problem = Order to rectify: { $title } (PDF)
packet-link-notice = Notice for the board (PDF)
packet-link-wallchart = Wall chart (PDF, A3)
packet-link-selection = List of tasks (PDF)
packet-links = To print

## What packets print
packet-contents = Contents
packet-figures = The figures
packet-attachments = Attachments
packet-accepted-by = Accepted by
packet-charged = Unit in charge
packet-term = To be put right by
packet-so-far = Done so far
packet-required = Required
packet-requirements = Put the problem right by the date above and report in writing how it was done, with proof. If that cannot be done in time, give the reasons before the date and have a new one agreed.
packet-received = Received by the unit
packet-received-by = Received by
packet-put-right = How it was put right
packet-acceptance = Acceptance
packet-blank-date = ____ - __ - __
packet-seal = (seal)
packet-notice = Public notice
packet-posted = On display
packet-qr = Scan to open the page
packet-wallchart-key = In each cell: the sign is the status, the date the deadline.
packet-picture-form = Warning: the picture { $path } is of a form that cannot be printed; its description stands in its place. Save it as .png, .jpg, .webp or .svg.
packet-picture-broken = Warning: the picture { $path } cannot be opened; its description stands in its place. It is damaged, or its name does not say what it is.
packet-picture-inks = Warning: the colours of the picture { $path } are inks (CMYK) and cannot be printed here; its description stands in its place. Save it as an RGB picture.
packet-picture-linked = Warning: the picture { $path } refers to another file; its description stands in its place. Embed what it refers to.
packet-picture-glyph = Warning: the picture { $path } holds the character “{ $character }”, which no font has; its description stands in its place.
packet-picture-unread = Warning: the picture { $path } cannot be read ({ $error }); its description stands in its place.
packet-status-open = Not finished
packet-status-closed = Finished
packet-status-soon = Due soon
failure-paper = error: cannot write { $path } ({ $error }). Nothing was written.
packet-own = Its own
packet-more = { $count } more
failure-packet-nothing = error: no measure and no problem is like this: { $conditions }.
failure-packet-no-name = error: { $kind }: there is one, and none of “{ $name }”.
failure-packet-no-days = error: --from and --to are for deadline, not for { $kind }.
failure-packet-backwards = error: --from { $from } lies after --to { $to }.

## What falls due, how it stands
remains = Left
remains-today = due today
remains-left = { $days } days left
remains-late = { $days } days late
remains-sum = Overdue: { $overdue }. Due within { $days } days: { $soon }.
standing-day = { $county } as of { $date }
standing-villages = Villages
cli-shape = human for people (default), json for programs, csv for spreadsheets
cli-due-about = What is overdue or falls due soon
cli-due-usage = cunce due [OPTIONS]
cli-due-example =
    Example:
      cunce due --within 30d --township qiaotou
      cunce due --unit 县水利局 --format csv > unit.csv
cli-due-within = Due within so many days, such as 30d (as due_soon_days of site.toml)
cli-due-township = Only of this township
cli-due-unit = Only what this unit leads
cli-status-about = How far the county and its townships are
cli-status-usage = cunce status [OPTIONS]
cli-status-example =
    Example:
      cunce status --as-of 2020-06-10

## Ledgers
ledger-sheet-villages = Villages
ledger-sheet-measures = Measures
ledger-sheet-problems = Problems
ledger-title = { $county }: { $ledger } as of { $date }
ledger-number = No.
ledger-key = Key (do not edit)
ledger-township = Township
ledger-village = Village
ledger-code = Division code
ledger-village-kind = Kind of village
ledger-tags = Tags
ledger-households = Households
ledger-population = Population
ledger-area = Area
ledger-programme = Programme
ledger-kind = Kind of measure
ledger-measure = Measure
ledger-lead = Lead
ledger-with = Co-operating
ledger-person = Person
ledger-start = Start
ledger-due = Due
ledger-first-due = First due
ledger-status = Status
ledger-stage = Stage
ledger-done-on = Done on
ledger-target = Targets
ledger-current = Current values
ledger-fund-of = { $source } (元)
ledger-spent = Spent (元)
ledger-progress = Progress
ledger-note = Note
ledger-problem = Problem
ledger-category = Category
ledger-notice-no = Notice no.
ledger-found-on = Found on
ledger-found-by = Found by
ledger-problem-lead = Responsible
ledger-problem-due = To be closed by
ledger-problem-status = Closed?
ledger-closed-on = Closed on
ledger-closed-by = Accepted by
ledger-closed = Closed
ledger-open = Open
ledger-note-part = { $heading }: { $text }
ledger-overdue = Overdue?
import-sheet-measures = Sheet “{ $sheet }”: measures, rows: { $count }.
import-sheet-problems = Sheet “{ $sheet }”: problems, rows: { $count }.
import-sheet-villages = Sheet “{ $sheet }”: villages, rows: { $count }.
import-sheet-hidden = Sheet “{ $sheet }” is hidden and was not read. To have it read, unhide it in Excel or WPS.
import-new = New: { $key } { $title }
import-changed = Changed: { $key } { $title }
import-field = { $heading }: { $from } → { $to }
import-field-set = { $heading }: { $to }
import-not-understood = Not understood, places: { $count }
import-at-cell = { $sheet }!{ $cell } { $heading } “{ $value }”: { $why }
import-at-row = { $sheet } row { $line } “{ $value }”: { $why }
import-at-sheet = { $sheet }: { $why }
import-sum = New: { $new }. Changed: { $changed }. Unchanged: { $unchanged }. Files: { $files }.
import-dry = A trial: nothing was written.
import-refused = Something was not understood, so nothing was written. Mend the ledger; or add --rest to write the rows that were understood.
import-nothing = The records say what the ledger says; there is nothing to write.
import-none = No row could be written.
import-wrote = Wrote { $path }
import-next = Now run cunce check, then cunce diff to see what changed.
export-wrote = Wrote { $path }. Villages: { $villages }. Measures: { $measures }. Problems: { $problems }.
ledger-why-day = no date. Write 2020-05-15, or leave the cell empty where there is no deadline.
ledger-why-no-year = no year. Write the year; or put “2020年” into the title or the sheet's name; or write year = 2020 in the map.
ledger-why-no-such-day = there is no such day.
ledger-why-money = no amount of money. Write a number such as 12.5, with at most a fen.
ledger-why-no-unit = yuan, or ten thousand yuan? Write (万元) or (元) in the heading; or money = "万元" in the map.
ledger-why-shared = one amount is merged over several rows, and nobody knows how much each has. Unmerge the cells and write each row's own.
ledger-why-number = no number.
ledger-why-status = no known status. Write one of: planned, doing, done, suspended, cancelled; or name the word under [status] in the map.
ledger-why-formula = the formula has no result.
ledger-why-unsaved = the file does not hold the formula’s result. Open it in Excel or WPS and save it once.
ledger-why-column = an unknown heading. Say under [columns] of the map which field it is; or put it into ignore.
ledger-why-doubled = the column headed in { $cell } means the same, and only that one was taken. Say under [columns] of the map which field this is; or put it into ignore.
ledger-why-rival = the column headed in { $cell } has money of the same source; nobody knows which is meant, and neither was taken. What was spent goes below a heading 已支出; delete the column that is not wanted.
ledger-why-sheet = no heading was found; the sheet was not read.
ledger-why-row = neither an entry nor the title of a township, a programme or a kind of measure.
ledger-why-no-place = it does not say which township or village.
ledger-why-township = no such township. Import a list of villages first, or make it with cunce new township.
ledger-why-township-like = no such township. Is “{ $like }” meant?
ledger-why-village = no such village. Import a list of villages first, or make it with cunce new village.
ledger-why-village-like = no such village. Is “{ $like }” meant? If not, import the list of villages first, or make it with cunce new village.
ledger-why-two-villages = several townships have a village of this name. Name the township.
ledger-why-several-villages = several villages in one cell. Give each a row of its own.
ledger-why-no-title = the measure or problem is not named.
ledger-why-no-programme = no programme is named. Add a column for it, or use --programme.
ledger-why-programme = no such programme. There are: { $known }
ledger-why-no-kind = no kind of measure is named. Add a column for it, or use --kind.
ledger-why-kind = no such kind of measure. Put it into measures.toml first.
ledger-why-kind-like = no such kind of measure. Is “{ $like }” meant?
ledger-why-stage = no such stage. Those of this kind: { $known }
ledger-why-no-stages = measures of this kind have no stages.
ledger-why-no-source = no source of the money is named. Add a column for it, or use --fund-source.
ledger-why-source = no such source of money. There are: { $known }
ledger-why-split = the plan has several sources, and one sum does not tell how they changed. Write a column a source.
ledger-why-sum = the sources beside it add up to something else.
ledger-why-parts = the plan has several entries of this source, and one sum cannot change them. Change the plan’s file.
ledger-why-target = no target. Write “households 40 户”, several parted by semicolons.
ledger-why-key = nothing has this key. Leave the key of a new row empty.
ledger-why-ambiguous = several records are called so. Give the id or the key.
ledger-why-twice = row { $line } said it already.
ledger-why-twice-sheet = row { $line } of sheet “{ $sheet }” said it already.
ledger-why-disagrees = { $cell } “{ $value }” says something else, and nobody knows which holds.
ledger-why-order = { $later } comes before { $earlier }.
ledger-why-undated = a deadline cannot be taken away by a ledger. Edit the plan if that is meant.
ledger-why-no-found-on = a new problem needs the day on which it was found. Add a column for it, or write found_on under [defaults] in a map.
ledger-why-found-on = a ledger cannot change when a known problem was found. Correct the ledger, or the plan or summary that first reported it.
ledger-why-person = a problem names the units that answer for it, and no person. Put the name beside the unit or into the remarks, or list the heading under ignore in a map.
ledger-why-no-closed-on = a closed problem needs the day on which it was closed.
ledger-why-not-closed = it is said to be open, and has a day on which it was closed. Say that it is closed, or take the day away.
ledger-why-code-under = the code must begin with { $parent }, which is that of its township or county.
ledger-why-code = the code of a village has 12 digits. Where it became 6.3E+11, set the column to text and enter it again.
ledger-why-layout = this record is written in a way that only a person can change.
failure-sheet-kind = error: not a ledger: { $path }. What can be read: xlsx, xlsm, xls, ods, csv.
failure-sheet-broken = error: cannot read { $path }: { $message }. Open it in a spreadsheet program and save it as xlsx.
failure-sheet-stumbled = error: cannot read { $path }: it is damaged. Open it in a spreadsheet program and save it as xlsx.
failure-sheet-quote = error: a quotation mark in line { $line } of { $path } is never closed, so that the lines behind it belong to its cell. Close it; or open the file in Excel and save it as xlsx.
failure-sheet-large = error: { $path } holds more than one ledger can: { $rows } rows, { $cells } cells and { $signs } characters in a cell are read at most. Divide it by township, and delete rows and columns that only look empty.
failure-map = error: the map { $path } is wrong at line { $line }, column { $column }: { $message }
failure-default = error: there is no “{ $given }”. There are: { $known }
failure-draft = error: { $path } is not written as a record is; it cannot be changed. Run cunce check first.
failure-would-break = error: what the ledger says would make { $path } wrong ({ $code }); nothing was written. Mend the ledger.
failure-not-xlsx = error: the name { $path } does not end in .xlsx, so that spreadsheet programs would refuse it. Ledgers are written as xlsx only: write { $instead }.
failure-taken = error: { $path } exists and is no ledger that was exported and left as it was, so it was not replaced. Choose another name, or move it elsewhere first.
failure-stdout = error: the output was not written to its end ({ $error }).
failure-unwritten = error: cannot write { $path } ({ $error }). The file is as it was.
failure-workbook-text = error: cannot write { $path }: row { $number } has a text of more than { $most } characters, more than a cell can hold. Shorten it.
failure-workbook-rows = error: cannot write { $path }: a sheet holds { $number } rows at most. Export a part with --select.
cli-import-about = Turn an Excel ledger into records, or update records from it
cli-import-usage = cunce import LEDGER.xlsx [OPTIONS]
cli-import-example =
    Example:
      cunce import ledger.xlsx --dry-run      see what would change
      cunce import ledger.xlsx                write, if all was understood
      cunce import ledger.csv --rest --programme jingzhun
cli-import-file = The ledger: xlsx, xlsm, xls, ods or csv
cli-import-map = A map (TOML), where headings and words are not the usual ones
cli-import-dry-run = Only try; write nothing
cli-import-rest = Write the rows that were understood, even if others were not
cli-import-date = The day under which progress is recorded (today)
cli-import-programme = The programme of rows that name none
cli-import-kind = The kind of measures that name none
cli-import-fund-source = The source of money that names none
cli-export-about = Write villages, measures and problems as Excel ledgers
cli-export-usage = cunce export LEDGER.xlsx [OPTIONS]
cli-export-example =
    Example:
      cunce export ledger.xlsx
      cunce export overdue.xlsx --select status=overdue
cli-export-file = The file to write (.xlsx)
cli-export-select = Only what meets the conditions, such as "township=qiaotou,status=overdue"
## Layout, schemas, manual
cli-fmt-about = Puts records into one layout without changing what they mean or their comments, so that one change is one line in git.
cli-fmt-usage = cunce fmt [PATH…] [OPTIONS]
cli-fmt-example =
    Example:
      cunce fmt
      cunce fmt content/townships/hexi --check
cli-fmt-path = only these files or folders of the content folder (default: all)
cli-fmt-check = write nothing: list the files that would change, and exit with code 1 if there are any
fmt-changed = Changed the layout of { $changed } files out of { $all }.
fmt-checked = The layout of { $changed } files out of { $all } would change.
fmt-broken = { $broken } more files cannot be read and are as they were. Correct them as shown above first.
fmt-doubtful = error: { $path } is as it was: a new layout might change what it means. This is a fault of the program; please hand the file to its maintainers.
failure-no-record = error: { $path } holds no record of the content folder { $content }. Name a file or folder inside it, or name the content folder with --content.
cli-schema-about = Prints the JSON Schema of a record, by which editors explain, complete and check its fields.
cli-schema-usage = cunce schema RECORD|--out DIR [OPTIONS]
cli-schema-example =
    Example:
      cunce schema plan
      cunce schema --out content/.schemas
cli-schema-record = which record: site home measures units disclosures programme township village plan progress notice
cli-schema-out = write into this folder, a file for each record; all of them without RECORD
cli-completions-about = Prints a script by which a shell completes commands and options.
cli-completions-usage = cunce completions SHELL
cli-completions-example =
    Example:
      cunce completions bash > ~/.local/share/bash-completion/completions/cunce
cli-completions-shell = which shell: bash zsh fish powershell elvish
cli-licenses-about = Prints the terms of the program and of all that is in it, with their copyright notices.
cli-licenses-usage = cunce licenses
cli-licenses-example =
    Example:
      cunce licenses > third-party.txt
cli-man-about = Prints pages of the manual, for man.
cli-man-usage = cunce man [OPTIONS]
cli-man-example =
    Example:
      cunce man --out ~/.local/share/man/man1
cli-man-out = write the pages of the program and of every command into this folder (default: only the program's page, on standard output)
man-manual = Cunce manual
man-name = NAME
man-synopsis = SYNOPSIS
man-options = ARGUMENTS AND OPTIONS
man-commands = COMMANDS
man-example = EXAMPLES
schema-taplo =
    Editors (such as VS Code with Even Better TOML) find here what the fields of each record mean: they explain, complete and check them.
    This holds for records in .toml; fields between the +++ lines of an .md cannot be completed. A record without prose may be written as .toml.
    The folder .schemas is made by cunce schema --out; do not edit it by hand.
schema-words = { $about } One of: { $words }.
schema-word = { $word } ({ $meaning })
schema-status-planned = not begun
schema-status-doing = under way
schema-status-done = done
schema-status-suspended = suspended
schema-status-cancelled = cancelled
schema-every-month = every month
schema-every-quarter = every quarter
schema-every-half-year = every half-year
schema-every-year = every year
schema-per-month = per month
schema-per-quarter = per quarter
schema-per-year = per year
schema-language-zh-hans = Simplified Chinese
schema-language-zh-hant = Traditional Chinese
schema-language-en = English
schema-site = The site
    .about = site.toml: the county, the title of the site and its rules.
schema-home = Front page
    .about = home.md: the prose of the front page. Its only field is internal.
schema-measures = Catalogue of measures
    .about = measures.toml: the kinds of measures; every measure of a plan is of one of them.
schema-units = Catalogue of units
    .about = units.toml: the responsible units; plans name them by id or name.
schema-disclosures = Catalogue of disclosures
    .about = disclosures.toml: what must be made public, and how often.
schema-programme = Programme
    .about = programmes/PROGRAMME.md: what a programme asks, and the county's own measures and problems.
schema-township = Township
    .about = township.md: the profile of a township.
schema-village = Village
    .about = village.md: the profile of a village.
schema-plan = Plan
    .about = plans/PROGRAMME.md: the plan of a village (or township) in a programme.
schema-progress = Progress summary
    .about = progress/DATE.md: how far things are on a day.
schema-notice = Notice
    .about = notices/DATE.md: a notice of an item of the catalogue of disclosures.
field-internal = Internal
    .about = With true, this record or entry stands only in the internal edition; the public one drops it with every figure and link that comes from it.
field-title = Title
    .about = A title in one line; without it there is a default.
field-name = Name
    .about = The name that the site prints.
field-id = Id
    .about = Others refer to this entry by it, and it is part of an address. Unique in its record; do not change it later.
field-county = County
    .about = The name of the county.
field-code = Division code
    .about = The administrative division code, in quotes; it begins with the code of the division above.
schema-site-code = Division code
    .about = 6 digits for a county, 4 for a city, 2 for a province, in quotes; the codes of townships and villages must begin with it.
schema-township-code = Township code
    .about = 9 digits in quotes; they begin with the county's code.
schema-village-code = Village code
    .about = 12 digits in quotes; they begin with the township's code.
schema-site-title = Title of the site
    .about = Printed at the head of every page.
field-language = Language
    .about = The language of the site; Simplified Chinese if not said.
field-base-url = Address
    .about = Where the site will stand, beginning with https:// or http://; feeds and calendars need it.
field-theme = Theme
    .about = Which theme, default if not said; your own lies in themes/NAME/ beside the content folder.
field-as-of = As of
    .about = Freezes the site on this day, for examples and archives; otherwise the program takes today.
field-publisher = Publisher
    .about = Who publishes the site, printed at the foot of pages.
field-hotline = Hotline
    .about = The telephone for complaints, always public; an office line, please.
field-publication = Rules of publication
    .about = What counts as due soon and as stale, and the sources of money.
field-due-soon-days = Days of due soon
    .about = How many days before its deadline something is due soon; 30 if not said.
field-stale-after-days = Days until stale
    .about = After how many days without a summary a village is stale; 92, a quarter, if not said.
field-fund-sources = Sources of money
    .about = Where money comes from; a source in a plan is one of these.
field-privacy = Privacy
    .about = The program publishes no resident ID, mobile or bank card numbers; the exceptions stand here.
field-allow = Numbers allowed
    .about = Numbers that are meant to be public, each exactly as written.
field-measures = Measures
    .about = An entry a measure: what, by whom, until when.
schema-measures-measures = Kinds of measures
    .about = An entry a kind.
schema-measures-measures-id = Id of the kind
    .about = Plans write it as kind, and it is part of an address; do not change it later.
schema-measures-measures-name = Name of the kind
    .about = What measures of this kind are called.
field-group = Group
    .about = Entries of one group are listed together.
field-about = About
    .about = What this kind of measure is, in a sentence or two.
field-stages = Stages
    .about = The steps of such a measure in their order; the site counts how many stand at each.
field-units = Units
    .about = An entry a unit.
field-contact = Contact
    .about = How the unit is reached, such as an office telephone.
field-disclosures = Items to disclose
    .about = An entry for each thing that must be made public.
schema-disclosures-name = Name of the item
    .about = What the catalogue calls it.
field-basis = Basis
    .about = The law or document that demands it.
field-since = Since
    .about = From which day it must be made public; periods before are not missed.
field-every = How often
    .about = At least how often it must be made public; without it, whenever it happens.
field-days = Days
    .about = How many days a notice stays up.
field-lead = Leading unit
    .about = An id or name of the catalogue of units; several as ["a", "b"].
schema-programme-lead = Leading unit
    .about = Who leads the programme: an id or name of the catalogue of units.
schema-township-lead = First responsible person
    .about = Who answers for the township.
field-start = Start
    .about = From which day, without quotes.
field-end = End
    .about = Until which day, without quotes; not before start.
field-classes = Classes of villages
    .about = The classes into which villages fall; plans say theirs as class.
field-requires = Required measures
    .about = Kinds of measures that every plan must hold, by id; a missing one is warned about.
schema-programme-targets = Targets
    .about = What share of the villages with a plan must be complete by a day.
schema-programme-targets-name = Name of the target
    .about = What this target is called.
schema-programme-targets-by = By
    .about = The day by which it must be met, without quotes.
field-share = Share
    .about = A decimal from 0 to 1, cumulative: 0.6 is sixty per cent.
field-quotas = Visits required
    .about = An entry a role: how often each village is visited, how many problems are solved.
field-role = Role
    .about = In which role, such as first secretary; quotas are compared by it.
field-visits = Visits
    .about = An entry a visit: who, when, in which role.
schema-quotas-visits = Number of visits
    .about = How many visits to each village in each period.
schema-quotas-problems = Problems solved
    .about = How many problems are solved in each village in each period.
field-per = Period
    .about = The period that these numbers are counted in.
field-kind = Kind
    .about = Such as town, township, street, administrative village, community.
field-order = Order
    .about = An integer, the smaller first; without it, after the others by folder name.
field-people = People
    .about = An entry a person, such as the village party secretary.
schema-people-name = Name
    .about = The person's name.
field-unit = Unit
    .about = Where the person works.
field-phone = Telephone
    .about = Only in the internal edition, unless the entry says public = true.
field-public = Telephone is public
    .about = With true, the public edition prints the telephone too.
field-tags = Tags
    .about = Such as poor village or difficult village; there may be several.
field-households = Households
    .about = An integer.
field-population = Population
    .about = An integer.
field-area = Area
    .about = Square kilometres; decimals are allowed.
field-lonlat = Longitude and latitude
    .about = Longitude first, in decimal degrees.
field-facts = Facts
    .about = A label on the left, what it is on the right, printed in this order.
field-document-no = Document number
    .about = The number of the document that approved the plan.
field-class = Class
    .about = To which class of its programme the village belongs.
field-approvals = Approvals
    .about = The steps of approval in their order.
field-step = Step
    .about = Which step of approval.
field-by = By
    .about = Who approved or visited.
field-on = On
    .about = Which day, without quotes; an approval without it is still awaited.
schema-visits-on = Day of the visit
    .about = Which day, without quotes.
schema-measures-kind = Kind of measure
    .about = An id of the catalogue of measures.
schema-measures-title = What is done
    .about = In one sentence.
field-with = Partners
    .about = Ids or names of the catalogue of units; there may be several.
field-person = Person
    .about = Who answers for it in person.
field-due = Due
    .about = The day by which it is done, without quotes; a summary moves it later.
field-status = Status
    .about = In a plan the status on its first day, planned if not said; in a summary, unchanged if not said.
field-stage = Stage
    .about = How far it is: one of the stages of its kind.
field-done-on = Done on
    .about = The day on which it was done, without quotes; together with status = "done".
field-note = Note
    .about = A remark in one sentence; a moved deadline must give its reason here.
field-targets = Targets
    .about = Numbers to be reached, an entry each.
schema-measures-targets-name = Name of the target
    .about = Summaries use it in values; unique in its measure.
schema-measures-targets-unit = Unit of the number
    .about = Such as households, km or %.
field-baseline = Baseline
    .about = The number at the start; 0 if not said.
field-value = Value
    .about = The number to be reached, of at most six decimals.
field-milestones = Milestones
    .about = The steps on the way, an entry each.
schema-measures-milestones-title = Name of the step
    .about = Summaries use it to say what is done; unique in its measure.
field-amount = Amount
    .about = How much this step brings; only beside exactly one target, and together they are target less baseline.
field-members = Members
    .about = Which households this step means, by code and never by name; the public edition shows only how many.
field-funds = Funds
    .about = Where the money comes from, an entry a source.
field-source = Source
    .about = One of fund_sources in site.toml.
schema-funds-amount = Amount
    .about = Yuan, of at most two decimals, without quotes.
field-problems = Problems
    .about = An entry a problem; in a summary the same id says what changed.
schema-problems-id = Id of the problem
    .about = Unique in its village (township, county).
field-category = Category
    .about = A category of your own.
field-notice-no = Number of the order
    .about = The number of the order to put it right, if there is one.
field-found-on = Found on
    .about = The day on which it was found, without quotes.
field-found-by = Found by
    .about = Who found it.
field-closed-on = Closed on
    .about = The day on which it was closed, without quotes; not before it was found.
field-closed-by = Accepted by
    .about = Who accepted it; a closed problem without it is warned about.
field-evidence = Evidence
    .about = The relative path of a file, such as a record of acceptance.
field-date = Date
    .about = The same as at the head of the file's name, without quotes.
field-period = Period
    .about = Of which time the summary tells.
field-author = Author
    .about = Who wrote it.
field-updates = Updates
    .about = An entry for each measure that changed; the others need none.
field-measure = Measure
    .about = The id of the measure in its plan; programme/id where there are several plans.
field-values = Values
    .about = What each target stands at on this day, not what was added.
field-spent = Spent
    .about = Yuan spent up to this day: one number, or numbers by source.
schema-updates-due = New deadline
    .about = To which day the deadline moves; note gives the reason, and the old one stays visible.
schema-updates-milestones = Steps done
    .about = Which step was done on which day.
field-achieved = Members done
    .about = Which members of a step are done, by code; only where the plan names members.
field-solved = Problems solved
    .about = How many problems this visit solved.
field-item = Item
    .about = An id of the catalogue of disclosures.
field-until = Until
    .about = After this day the public edition keeps only title and dates; without it the catalogue's days count.

## What changed
change-title = name
change-kind = kind of measure
change-due = deadline
change-target = target “{ $name }”
change-milestone = milestone “{ $name }”
change-fund = money from “{ $name }”
change-lead = responsible unit
change-with = supporting unit
change-person = responsible person
change-start = first day
change-end = last day
change-status = status
change-stage = stage
change-done-on = done on
change-reported = reported “{ $name }”
change-spent = spent
change-class = class
change-document-no = document number
change-approval = approval “{ $name }”
change-category = category
change-notice-no = number of the rectification notice
change-found-on = found on
change-found-by = found by
change-closed-on = closed on
change-closed-by = accepted by
change-item = item of disclosure
change-date = posted on
change-until = posted until
change-added-place = new
change-added-plan = new plan
change-added-measure = new measure
change-added-problem = new problem
change-added-notice = new notice
change-dropped-place = gone
change-dropped-plan = plan dropped
change-dropped-measure = measure dropped
change-dropped-problem = problem deleted
change-dropped-notice = notice withdrawn
change-moved = moved
change-later =
    { $days ->
        [one] one day later
       *[other] { $days } days later
    }
change-earlier =
    { $days ->
        [one] one day earlier
       *[other] { $days } days earlier
    }
change-undated = no deadline any more
change-less = cut
change-more = raised
change-given-up = given up
change-reopened = opened again
change-back = went back
change-set = newly stated
change-unset = no longer stated
change-nothing = (none)
change-value-from = { $goal } (from { $baseline })
change-value-money = { $digits } yuan
change-value-share = { $due } ({ $amount })
change-value-met = { $due } (met { $done })
change-value-share-met = { $due } ({ $amount }, met { $done })
change-value-approved = { $by }, { $date }
change-value-awaited = { $by }, awaited
change-line = { $label }: { $from } → { $to }
change-line-one = { $label }: { $fact }
change-line-remark = { $line } ({ $remark })
change-line-through = { $line } (summary { $summary })
change-of = { $title } ({ $key })  { $what }
record-wording = { $path }: wording only
record-renamed = { $path }: renamed only
record-fields = { $path }: changed { $fields }
record-gap = { $path }: this version cannot be read ({ $code }, line { $line }) and is not compared
record-missing = { $path }: this clone does not hold this version, so it is not compared
record-summary-added = { $path }: new summary
record-summary-deleted = { $path }: summary deleted
list-semicolon = {"; "}
diff-head = From { $from } to { $to }
diff-commit = { $commit } ({ $date })
diff-work-tree = the files as they are now (not committed)
diff-place = { $name } ({ $key })
diff-counts =
    { $changes ->
        [one] One change
       *[other] { $changes } changes
    } of plans and progress; promises weakened: { $weaker }; gone back: { $back }.
diff-hidden = Further changes of internal content: { $changes }, promises weakened among them: { $weaker }. See them with --edition internal.
log-first =
    { $measures ->
        [one] the oldest version, one measure
       *[other] the oldest version, { $measures } measures
    }
log-uncommitted = uncommitted
log-line = { $date }  { $commit }  { $who }  { $what }
history-not-asked = The history was not read (--no-history).
history-no-repository = Note: the content folder lies in no git repository, so there is no history. Run git init in the folder above it and commit, and there will be.
history-not-committed = Note: the content folder lies in a git repository but in none of its commits, so there is no history.
history-no-commit = Note: the git repository has no commit yet, so there is no history.
history-not-owned = Note: the git repository of { $path } belongs to another user, and its history was not read. If you trust it, run git config --global --add safe.directory with the repository's path.
history-unreadable = Note: the git repository cannot be read ({ $error }), so there is no history.
history-shallow = Note: this clone is shallow. What was before { $date } is not in it, and first promises are counted from that day. Run git fetch --unshallow to have all of it.
history-uncommitted =
    { $count ->
        [one] Note: one record is not committed; its changes are marked as uncommitted.
       *[other] Note: { $count } records are not committed; their changes are marked as uncommitted.
    }
failure-no-versions = error: there is no history of “{ $given }”. Write township/village or township/village/programme, by names or folders; the townships and villages are: { $known }.
failure-no-versions-yet = error: there is no history of “{ $given }”, for there is no township or village yet.
cli-diff-about = Compare two versions: which promises changed, and whether they became weaker.
cli-diff-usage = cunce diff [A..B] [OPTIONS]
cli-diff-example =
    Examples:
      cunce diff
      cunce diff HEAD~10..HEAD
      cunce diff edition/2026-q1..edition/2026-q2 --fail-on weakened
cli-diff-range = Which two versions: A..B, or only A to compare it with the work tree (HEAD by default)
cli-fail-on = Exit with 1 if a promise became weaker (weakened), or if anything went back too (back)
cli-log-about = List all versions of a village or a plan, one line each.
cli-log-usage = cunce log TOWNSHIP/VILLAGE[/PROGRAMME] [OPTIONS]
cli-log-example =
    Examples:
      cunce log hexi/beigou
      cunce log hexi/beigou/tong-lu --edition internal
cli-log-of = Which village or plan: its name or folders, such as hexi/beigou/tong-lu
cli-no-history = Do not read git history: builds faster, without past versions
nav-changes = Changes
sign-weaker = ▼
sign-back = ↩
changes-title = How promises changed
changes-lead = Summaries up to { $date }, plans up to their latest change: deadlines moved later { $slipped }, by { $days } days in all; promises weakened { $weakened }; new measures { $added }.
changes-of = Changes: { $name }
changes-quarter = Q{ $quarter } { $year }
changes-edition = Edition “{ $name }”
changes-edition-lead = Frozen on { $frozen }. Since the edition before, “{ $before }”, deadlines moved later: { $slipped }, by { $days } days in all; promises weakened: { $weakened }; new measures: { $added }. This site is as of { $date }.
changes-edition-first = Frozen on { $frozen }; the first edition, with none before it to compare. This site is as of { $date }.
changes-edition-apart = Frozen on { $frozen }; it lies off the main line and cannot be compared with the others. This site is as of { $date }.
changes-commit = Its commit: { $commit }
changes-by-quarter = By quarter
changes-by-quarter-note = A promise that weakened in several quarters counts once in each, and once in all.
changes-by-township = By township
changes-editions = Frozen editions
changes-editions-note = Each stays as it was on its day; figures are what changed since the edition before. What was changed and changed back in between does not count.
changes-newest = The newest changes
changes-all = All changes
changes-none = Nothing changed.
changes-apart = This edition lies off the main line; there is nothing to compare it with.
changes-more =
    { $count ->
        [one] These are the newest; one earlier change stands by quarter.
       *[other] These are the newest; { $count } earlier changes stand by quarter.
    }
changes-version = the plan as it then was
changes-since = Changes come from two sources: deadlines that summaries move, and the plans' own text. The history of the text begins on { $date }; what changed before cannot be seen here.
changes-shallow = Changes come from two sources: deadlines that summaries move, and the plans' own text. This site was made from a copy that has the history of the text only from { $date } on.
changes-no-repository = These are only deadlines that summaries moved. No history of the plans' text could be read when this site was made, so its changes cannot be seen here.
changes-not-asked = These are only deadlines that summaries moved. The history of the plans' text was not read when this site was made, so its changes cannot be seen here.
changes-uncommitted =
    { $count ->
        [one] One file was changed and not yet committed; its changes are marked as uncommitted.
       *[other] { $count } files were changed and not yet committed; their changes are marked as uncommitted.
    }
sum-slipped = Deadlines later (times)
sum-days = { $days } days
sum-weakened = Promises weakened (items)
sum-cut = Targets or money cut (times)
sum-dropped = Dropped (items)
sum-added = New measures (items)
sum-back = Gone back (times)
col-days = Later (days)
col-quarter = Quarter
col-edition = Edition
col-commit = Commit
col-change = Change
col-brought-by = Source
col-promised = Promised then
history-title = History of this plan
history-firsts = First promise → today's promise
history-kept = Deadlines, targets, money and responsible units are those first promised.
history-versions =
    { $count ->
        [one] One version
       *[other] { $count } versions
    }
version-title = Version { $number }
version-first = The oldest version that is known
version-wording = Wording only
version-renamed = Renamed only
version-fields = Other details changed
version-gap = This version cannot be read ({ $code }, line { $line }) and is not compared; below, the one before it holds
version-missing = This version cannot be had and is not compared; below, the one before it holds
version-replaced = Replaced by the next on { $date }.
version-in-force = In force: nothing changed after it.
version-today = The plan as it is today
version-then = The plan as it then was
version-no-measures = This version has no measures.
version-no-text = In the public edition a past version shows promises alone, neither text nor names of people: what was taken out may have been taken out to protect somebody.
versions-title = Versions of { $plan }
versions-lead = Versions { $first } to { $last } of “{ $plan }”, the newest first.
versions-all = All { $count } versions
change-first-due = deadline in the plan itself
record-deleted = { $path }: deleted
record-added = { $path }: new
history-no-version = error: the repository has no version “{ $name }”. Name a commit, a branch or a tag, and put two dots between two of them, as in HEAD~10..HEAD; a shallow clone lacks older commits.
table-changes = Changes: a line each — deadlines moved, targets raised or cut, measures new or dropped
change-sort-place = village or township
change-sort-plan = plan
change-sort-measure = measure
change-sort-problem = problem
change-sort-notice = notice
csv-sort = About
csv-change = Kind of change
csv-label = What changed
csv-from = Before
csv-to = After
csv-days = Days later
csv-weakened = Promise weakened
csv-back = Gone back
csv-date = Date
csv-summary = Summary
csv-commit = Commit
csv-rows = Rows
csv-file = File
versions-older = Older versions
versions-newer = Newer versions
version-fact = { $label } { $value }
version-kept =
    { $count ->
        [one] One more is as in the version before: { $measures }.
       *[other] { $count } more are as in the version before: { $measures }.
    }
version-kept-one = { $title } ({ $due })

## Regions (cunce federate)
cli-federate-about = Adds county sites that are already built up to the site of a region (a city, a province); reads only their data/, not their content
cli-federate-usage = cunce federate OUT SITE… [OPTIONS]
cli-federate-example =
    Example:
      cunce federate city sites/huangbei sites/hexi --name "Some City"
      cunce federate city huangbei=sites/a/public hexi=sites/b/public
cli-federate-out = The folder of the region's site, replaced as a whole
cli-federate-site = The output folder of a county; with NAME= before it, else named by its folder
cli-federate-name = The region's name
cli-federate-allow-missing = Exit with 0 even where counties cannot be read
federate-missing = not in the region: { $name } ({ $path }). { $why }
federate-read = Added up: { $counties } counties, { $townships } townships, { $villages } villages, { $measures } measures.
federate-days = The counties’ data are of different days, from { $first } to { $last }.
federate-incomplete = warning: counties that could not be read: { $count }. The pages say so, and no sum counts them.
failure-region-overlap = error: the county's folder { $site } and the region's folder { $out } contain each other. Choose another place, such as beside it.
failure-region-no-name = error: { $path } has no folder name to call the county by. Write NAME={ $path }.
failure-region-bad-name = error: “{ $name }” cannot name a county. The name stands in addresses: it must not be empty, begin with a dot, an underscore or a hyphen, or hold slashes, colons, quotation marks, angle brackets, bars, question marks or asterisks.
failure-region-same-name = error: { $first } and { $second } are both called “{ $name }”. Write another name before one of them, such as OTHER={ $second }.
failure-region-same-folder = error: { $path } is given twice. Leave one out.
failure-region-same-code = error: { $first } and { $second } both have the division code { $name }, so they are one county. Leave one out, or mend code in the site.toml of one and build it again.
failure-region-internal = error: { $path } is an internal edition and cannot go into a public region. Give the county's public edition; for an internal region add --edition internal.
failure-region-nothing = error: not one county could be read; nothing was built.
region-fault-no-folder = There is no such folder.
region-fault-no-data = The folder has no data/site.json: this county is not built yet, or it is another folder.
region-fault-no-part = { $file } is missing; perhaps it was not copied whole.
region-fault-unreadable = { $file } cannot be read: { $why }.
region-fault-no-format = data/site.json does not say which version its format has: another program made it, or a version that is too old. Build the county again with this version.
region-fault-format = Its data have version { $format } of the format, and this program reads version 1. Build the county again with the same version of the program, or update this one.
region-fault-form = { $file } is cut off or not in its form: { $why }. Build the county again.
region-fault-other-build = { $file } is of another build than data/site.json. Copy or build the county again.
region-fault-unknown = { $file } names “{ $name }”, which data/site.json does not have. Build the county again.
region-fault-contrary = “{ $name }” in { $file } is settled and yet said to be overdue or due soon. Build the county again.
region-fault-sum = Its sums are not those of its rows: { $what } says { $said }, the rows come to { $counted }. Build the county again.
region-name = Counties together
region-home-lead = { $name }: what { $counties } counties, { $townships } townships and { $villages } villages promised, and how far they are. As of { $date }.
region-note-days = The counties’ data are of different days, the oldest of { $first }, the newest of { $last }.
region-note-absent = Counties whose data could not be read: { $count }. No sum counts them.
region-note-which = See which
region-by-done = By share done
region-by-overdue = By share overdue
region-more = Counties not listed here: { $count }.
region-absent-title = Counties that could not be read
region-absent-lead = These are in no sum. The names are those given when the region was built.
region-counties-title = Counties
region-counties-lead = Figures of { $counties } counties, by division code; { $absent } could not be read. As of { $date }.
region-county-lead = { $county }: what { $townships } townships and { $villages } villages promised, and how far they are. As of { $date }.
region-own-site = The county’s own site
region-townships-more = Further townships: { $count }. See the county’s own site.
region-kinds = Kinds of measures
region-measures-title = By measure
region-measures-lead = { $kinds } kinds of measures, { $measures } measures in all. Kinds of one name are taken as one. As of { $date }.
region-kind-lead = { $measures } measures of the kind “{ $kind }” in { $counties } counties and { $villages } villages. As of { $date }.
region-kind-counties = Counties that have it
region-ladder = Counties with these steps: { $counties }
region-deadlines-lead = { $deadlines } deadlines of all counties, { $overdue } of them overdue. As of { $date }.
region-month-lead = { $deadlines } deadlines of all counties fall in { $month }. As of { $date }.
region-month-counties = Counties
region-overdue-title = Longest overdue
region-overdue-lead = { $count } are overdue, the longest first. As of { $date }.
region-overdue-more = Not listed here: { $count }.
region-overdue-parts = How many each county has
region-problems-lead = { $open } problems of all counties are open, { $overdue } of them overdue. As of { $date }.
region-problems-counties = By county
region-problems-overdue = Problems longest overdue
region-data-lead = The figures of the region, to download and use. As of { $date }.
region-data-tables = Each table is a csv file in UTF-8 with a byte order mark, so that a double click opens it.
region-data-json = All figures (JSON): counties, townships, kinds of measures, deadlines by month, what is longest overdue
region-data-counties = What each measure and village is stands in the open data of the counties’ own sites.
region-table-counties = Counties: one row each
region-table-townships = Townships: one row each, and one for what is a county’s own
region-search-lead = Names of counties, townships, villages and kinds of measures, or their pinyin initials; { $counties } counties, { $villages } villages. As of { $date }.
region-search-note = Plans and measures are found by the search of each county’s own site.
region-sort-county = Counties
region-sort-place = Townships and villages
region-sort-kind = Kinds of measures
region-place = { $county }, { $place }
nav-counties = Counties
col-county = County
col-counties = Counties
col-as-of = As of
col-rank = Rank
col-overdue-percent = Overdue (%)
col-why = Why
csv-county = County
csv-as-of = As of
csv-townships = Townships
csv-villages = Villages
