## Dates and money
date-long = { $year }年{ $month }月{ $day }日
date-month = { $year }年{ $month }月
money-wan = { $digits }万元
money-yuan = { $digits }元

## Findings
syntax = TOML 读不懂：{ $message }。
    .help = 按 TOML 写法改正：文字加英文双引号，日期写作 2020-05-15，每行一个 键 = 值。
syntax-front-open = 开头的 +++ 没有对应的结束行。
    .help = 在字段写完之后另起一行写 +++，其后才是正文。
syntax-front-yaml = 这里用 --- 写字段，本程序用 +++ 和 TOML。
    .help = 把两行 --- 都改成 +++，其间写成 键 = 值。
syntax-front-bare = 字段没有写在两行 +++ 之间：“{ $line }”会被当作正文公开。
    .help = 在文件第一行写 +++，字段写完之后另起一行再写 +++，其后才是正文。
syntax-front-late = 第一行不是 +++，后面却有 +++：字段会被当作正文公开。
    .help = 让 +++ 单独占文件的第一行，前面不留空行和别的字，三个加号用英文半角。
syntax-front-toml = .toml 文件全是字段，不写 +++。
    .help = 后面有正文的，把文件的扩展名改成 .md；没有正文的，删去 +++ 这两行。
syntax-quotes = 这里用了中文引号。
    .help = 换成英文双引号，如 name = "桥头村"；文字里面的中文引号可以保留。
syntax-unclosed = 英文双引号只有一个。
    .help = 在文字的末尾补上英文双引号，如 name = "桥头村"。
syntax-inner = 英文双引号里面又有英文双引号，分不清文字到哪里为止。
    .help = 里面的引号换成中文引号，如 title = "整治“脏乱差”"。
syntax-equals = 字段和内容之间写了“{ $named }”。
    .help = 换成英文等号，如 name = "桥头村"。
syntax-brackets = 这里用了中文括号“{ $named }”。
    .help = 换成英文方括号，如 [[measures]]。
syntax-braces = 这里用了中文花括号“{ $named }”。
    .help = 换成英文花括号，如 values = {"{"} "脱贫户数" = 120 {"}"}。
syntax-comma = 几项之间写了“{ $named }”。
    .help = 换成英文逗号，如 ["甲", "乙"]。
syntax-no-comma = 两项之间少了英文逗号。
    .help = 在两项之间写英文逗号，如 ["甲", "乙"]。
syntax-no-list = { $named } 的几项没有写在方括号里。
    .help = 写成 { $named } = ["甲", "乙"] 这样。
syntax-space = 这里有全角空格或看不见的字符。
    .help = 删去它；要空格的，用英文半角空格。
syntax-key = “{ $named }”不是字段的写法：字段都用英文。
    .help = 换成英文字段，如 lead = "村委会"（牵头单位）；[facts]、values、spent、milestones 里的名目加英文双引号，如 "耕地" = "1260亩"。
syntax-no-value = { $named } 后面没有内容。
    .help = 写上内容；还不知道的，删去这一行，或在行首加 # 。
syntax-date = 日期的写法不对。
    .help = 写成 2020-05-15 这样：年四位、月日各两位，数字和横线用英文半角，不加引号。
syntax-number = { $named } 的数字里有别的字。
    .help = 只写数字：18万元写 180000，180,000 写 180000，40户写 40，share 的 60% 写 0.6。日期写 2020-05-15；编号、电话这类不是数量的，加英文双引号。
syntax-boolean = { $named } 只能是 true 或 false。
    .help = 是写 true，否写 false，都用小写，不加引号。
syntax-unquoted = { $named } 的文字没有加引号。
    .help = 前后加上英文双引号，如 { $named } = "…"。
syntax-item = 这一项文字没有加引号。
    .help = 前后加上英文双引号，两项之间用英文逗号隔开，如 "甲", "乙"。
syntax-twice = { $named } 写了两次。
    .help = 同一段里一个字段只写一次；一条一条的内容（措施、问题等），每条都以 [[…]] 两层方括号开头，附属的段（目标、资金等）写在它所属的那条后面。
syntax-open = “{ $named }”没有对应的右括号。
    .help = 在这一项的末尾补上右括号，如 lead = ["甲", "乙"]，values = {"{"} "脱贫户数" = 120 {"}"}。
syntax-header = { $named } 这一段的方括号，左右不一样多。
    .help = 一条一条的内容（措施、问题等）两边各写两个，如 [[measures]]；[facts] 两边各写一个。
syntax-halved = { $named } 这一段只写了一层方括号。
    .help = 写成 [[{ $named }]]：一条一条的内容，每条都以两层方括号开头。
syntax-section = 段名不能写“{ $named }”：段名都用英文。
    .help = 措施写 [[measures]]，问题 [[problems]]，进展 [[updates]]，走访 [[visits]]，人员 [[people]]，审批 [[approvals]]，单位 [[units]]，村情 [facts]。
syntax-escape = 英文双引号里的“\”另有意思，这样写读不懂。
    .help = 路径写成 a/b；要写“\”本身，写两个：\\。
syntax-behind = 内容后面又有别的字。
    .help = 一行只写一个字段；说明写在 # 后面，如 due = 2020-05-15 # 县里定的。
syntax-lines = 这段文字用英文双引号分成了几行写。
    .help = 前后各写三个英文双引号，如 note = """第一行，换行，第二行"""；或者并成一行。
syntax-endless = 用三个引号开头的这段文字没有结束。
    .help = 在文字的末尾再写三个一样的引号，如 note = """第一行，换行，第二行"""。
syntax-extra-comma = 这里多了一个英文逗号。
    .help = 删去多的逗号：两项之间只写一个，如 ["甲", "乙"]。
syntax-extra-equals = 这里多了一个等号。
    .help = 字段和内容之间只写一个 =，如 name = "桥头村"。
syntax-stray = 这一行不是“字段 = 内容”的写法。
    .help = 是上一个字段的文字，就写进它的引号里面（分成几行的，前后各写三个英文双引号）；是给自己看的说明，行首加 #；是要公布的文字，写在第二行 +++ 之后的正文里。
syntax-conflict = 这里有两种写法还没有合并：git 留下了 <<<<<<< 和 >>>>>>> 之间的两份。
    .help = 留下对的那一份，删去另一份和 git 加的标记（<<<<<<<、=======、>>>>>>> 这几行），再提交。
encoding = 文件不是 UTF-8 编码：第 { $byte } 个字节是 { $value }。
    .help = 用记事本等打开，“另存为”时编码选 UTF-8。
too-large-file = 这个文件太大：一份记录最多 { $most } MB。
    .help = 拆成几个文件；照片、附件放在旁边，用链接引用。
too-large-fields = 字段太多，读不完：一份记录里的行、逗号、等号、方括号加起来最多 { $most } 个。
    .help = 拆成几份计划或几个村。
too-large-faults = 这个文件的语法错误太多，另有 { $most } 处没有列出。
    .help = 多半不是按 TOML 写的：照着别的记录重写，或用 cunce new 新建一份。
too-large-text = 正文太长：一份记录的正文最多 { $most } MB。
    .help = 长表格另存为 xlsx 或 csv 放在旁边，正文里用链接引用。
bad-date = 日历上没有 { $value } 这一天，或写法不对。
    .help = 写成真实的日期，年四位、月日各两位，如 2020-05-15，不加引号。
bad-block-open = :::internal 没有结束，下面的内部文字会一直到文末。
    .help = 在内部文字之后另起一行写 :::
bad-block-nested = 内部段落里又写了一次 :::internal。
    .help = 这里还是内部文字的，删去这一行；要分成两段的，先用一行 ::: 结束上一段。
bad-block-stray = 这个 ::: 前面没有 :::internal，它上面的文字会公开。
    .help = 上面有不能公开的文字，就在那段文字之前补上一行 :::internal；都可以公开，才删去这一行。
bad-block-misspelt = “{ $line }”像内部段落的标记，但写法不对，其后的文字会被公开。
    .help = 顶格写 :::internal 开始，顶格写 ::: 结束，都用英文冒号，后面不加别的字。
bad-block-field = 正文里的“{ $line }”不起作用，这些文字会被公开。
    .help = 整份不公开的，把这一行移到开头的两行 +++ 之间；只有一段不公开的，在那段之前写一行 :::internal，之后写一行 :::
misplaced-file = { $path } 不在格式规定的任何位置，里面的内容不会出现在网站上。
    .help = 把它移到该放的文件夹（plans、progress、notices、programmes），或在文件名前加下划线 _ 表示不用。
misplaced-file-undated = { $path } 的文件名没有以日期开头。
    .help = 把文件改名为日期开头，如 2020-05-15.md 或 2020-05-15-说明.md。
misplaced-file-folder = { $path } 放错了文件夹，是不是该放在 { $meant }/ 里？
    .help = 把文件夹改名为 { $meant }。
misplaced-file-file = { $path } 的文件名不认识，是不是 { $meant }？
    .help = 把文件改名为 { $meant }，扩展名不变。
misplaced-file-copy = { $path } 像是复制出来的一份，里面的内容不会出现在网站上。
    .help = 多余的，删去这一份；暂时留着的，在文件名前加下划线 _ 。
misplaced-file-ending = { $path } 的扩展名不是小写的 .md 或 .toml，里面的内容不会出现在网站上。
    .help = 把扩展名改成小写的 .md 或 .toml；末尾是 .md.txt 的，先让电脑显示文件扩展名，再删去 .txt。
unsafe-slug-empty = 名称是空的。
    .help = 写一个名称，如 qiaotou 或 桥头。
unsafe-slug-long = 名称“{ $name }”太长，有的系统存不下。
    .help = 缩短到 200 个字节以内（约 60 个汉字）。
unsafe-slug-reserved = “{ $name }”是系统保留的名称，在 Windows 上建不了这样的文件，或与网站自己的文件重名。
    .help = 换一个名称。
unsafe-slug-character = 名称“{ $name }”里有不能用的字符 { $character }。
    .help = 去掉这个字符，用汉字、字母、数字、- 或 _。
unsafe-slug-end = 名称“{ $name }”的首尾有空格或句点。
    .help = 去掉首尾的空格和句点。
unsafe-slug-not-unicode = 文件名不是 Unicode 文字，别的电脑上会变成乱码。
    .help = 重新给文件命名。
slug-clash = { $path } 与 { $first } 只差大小写或字形写法，在 Windows 上是同一个名称。
    .help = 把其中一个改名。
duplicate-record = { $path } 与 { $first } 是同一份记录写了两次。
    .help = 只保留其中一个文件。
outside-link = 这个符号链接指向内容文件夹之外（{ $target }）或并不存在。
    .help = 把需要的文件复制进来，代替链接。
missing-record = 缺少 { $path }，这个文件夹里的内容无处归属。
    .help = 新建 { $name }，至少写三行：第一行 +++，第二行 name = "名称"，第三行 +++；若不是乡镇或村，把文件夹改名为以 _ 开头。
missing-record-site = 缺少 { $path }。
    .help = 新建 { $name }，写上 title 和 county。
unsafe-html = 正文里的网页代码 <{ $name }> 会被去掉。
    .help = 改用 Markdown 写法，或删去这段代码。
unsafe-html-attribute = 网页代码 <{ $name }> 的 { $attribute } 会被去掉。
    .help = 删去 { $attribute }。
unsafe-html-scheme = 以 { $scheme } 开头的链接会被去掉，只留文字。
    .help = 改用 https:// 开头的网址、mailto: 或 tel:，或链接到内容文件夹里的文件。
unsafe-html-remote-picture = 别的网站上的图片不直接显示，只留一个链接。
    .help = 把图片存到内容文件夹里再引用。
no-alt = 图片 { $path } 没有文字说明，看不见图的人不知道它是什么。
    .help = 在方括号里写明图的内容，如 ![渠道清淤前后对比]({ $path })。
placeholder = “{ $text }”像没有填完的模板文字。
    .help = 填上真实的内容。
unknown-field = 没有 { $field } 这个字段。
    .help = 删去它，或改用这里可以写的字段：{ $known }。
unknown-field-elsewhere = { $field } 不属于这一段。
    .help = 写在 [[…]] 或 [ ] 后面的字段都归那一段：把它移到它该在的那一段，整份记录的字段移到第一个 [ 之前。这里可以写：{ $known }。
unknown-field-meant = 没有 { $field } 这个字段，是不是 { $meant }？
    .help = 改成 { $meant }。
unknown-field-in-facts = { $field } 写在 [facts] 里面，只是一条村情，不会让这份记录成为内部材料。
    .help = 整份记录不公开的，把 internal = true 移到 [facts] 那一行的前面；不是这个意思的，换一个名目。
missing-field = 缺少必填的 { $field }。
    .help = 在这里补上一行 { $field } = …
missing-field-blank = { $field } 是空的。
    .help = 写上内容，如 { $field } = "…"。
missing-field-new-problem = 问题 { $id } 此前没有登记过，首次登记要写 { $field }。
    .help = 补上 { $field }；如果是更新以前的问题，把 id 改成原来的编号。
wrong-type-text = { $field } 应当是文字。
    .help = 加上英文双引号，如 { $field } = "…"。
wrong-type-one-text = { $field } 只能写一个，不是一组。
    .help = 去掉方括号，写成 { $field } = "…"。
wrong-type-date = { $field } 应当是日期。
    .help = 写成 2020-05-15 这样，不加引号，不写时刻；还没有这个日期的，删去这一行。
wrong-type-boolean = { $field } 只能是 true 或 false。
    .help = 写 { $field } = true 或 { $field } = false，不加引号。
wrong-type-count = { $field } 应当是不小于 0 的整数。
    .help = 只写数字，如 { $field } = 128，不加引号和单位。
wrong-type-integer = { $field } 应当是整数。
    .help = 只写数字，如 { $field } = 3，不加引号。
wrong-type-quantity = { $field } 应当是数字，小数最多六位。
    .help = 只写数字，如 { $field } = 12.5，不加引号和单位；share 的 60% 写 0.6。
wrong-type-money = { $field } 应当是以元为单位的金额。
    .help = 只写数字，如 { $field } = 30000 或 { $field } = 1250.50，不加引号和单位。
wrong-type-texts = { $field } 应当是一组文字。
    .help = 写成 { $field } = ["甲", "乙"]。
wrong-type-blank-item = { $field } 里有一项是空的。
    .help = 写上名称，或把这一项连同逗号删去。
wrong-type-text-or-texts = { $field } 应当是文字或一组文字。
    .help = 写成 { $field } = "甲" 或 { $field } = ["甲", "乙"]。
wrong-type-names = { $field } 应当是“名称 = 值”的一组。
    .help = 写成 { $field } = { "{" } "名称" = … { "}" }。
wrong-type-fact = { $field } 的值只能是文字、数字、日期或它们的一组。
    .help = 写成一个简单的值，如 { $field } = "…"。
wrong-type-lonlat = { $field } 应当是经度和纬度两个数。
    .help = 写成 { $field } = [101.68, 36.93]，先经度后纬度。
wrong-type-entries = { $field } 应当一条一条写。
    .help = 每条以单独一行 [[{ $section }]] 开头。
wrong-type-table = { $field } 应当是一段字段。
    .help = 以单独一行 [{ $field }] 开头，下面写各字段。
wrong-type-choice = { $field } 不能写“{ $value }”。
    .help = 从这些里选一个：{ $choices }。
wrong-type-choice-status = { $field } 不能写“{ $value }”。
    .help = 写英文：planned（未开始）、doing（在办）、done（已完成）、suspended（暂停）、cancelled（取消）。
wrong-type-choice-every = { $field } 不能写“{ $value }”。
    .help = 写英文：month（每月）、quarter（每季度）、half-year（每半年）、year（每年）；这里可以写：{ $choices }。
wrong-type-url = { $field } 不是完整的网址：{ $value }。
    .help = 写成 https://example.org/cun/ 这样，以 https:// 或 http:// 开头。
wrong-type-share = { $field } 应当在 0 到 1 之间。
    .help = 60% 写成 0.6，全部写成 1。
bad-money-plain = { $field } 的金额“{ $value }”不是普通的数字。
    .help = 写出全部数字，如 30000，不用科学计数法。
bad-money-precise = { $field } 的金额 { $value } 超过两位小数。
    .help = 元以下最多写到分，如 1250.50。
bad-money-negative = { $field } 的金额 { $value } 是负数。
    .help = 写不小于 0 的金额；退回的资金从累计数里减去。
bad-money-large = { $field } 的金额 { $value } 太大，单位是不是写错了？
    .help = 金额以元为单位，最多十五位。
bad-code = 区划代码“{ $value }”应当是 { $digits } 位数字。
    .help = 核对民政部门公布的代码，写满 { $digits } 位。
bad-code-site = 区划代码“{ $value }”应当是 2、4 或 6 位数字。
    .help = 县写 6 位，市写 4 位，省写 2 位。
bad-code-parent = 区划代码 { $value } 不在上级代码 { $parent } 之下。
    .help = 核对代码，前几位应当是 { $parent }。
date-mismatch = date 写的是 { $date }，文件名以 { $name } 开头，两者不一致。
    .help = 改 date 或改文件名，使两者相同。
date-order-start-end = 结束日期 { $later } 早于开始日期 { $earlier }。
    .help = 核对两个日期，结束不能早于开始。
date-order-start-due = 期限 { $later } 早于开始日期 { $earlier }。
    .help = 核对两个日期，期限不能早于开始。
date-order-start-done = 完成日期 { $later } 早于开始日期 { $earlier }。
    .help = 核对两个日期，完成不能早于开始。
date-order-found-closed = 销号日期 { $later } 早于发现日期 { $earlier }。
    .help = 核对两个日期，销号不能早于发现。
date-order-date-until = 公示截止日期 { $later } 早于公示日期 { $earlier }。
    .help = 核对两个日期，截止不能早于公示。
date-order-future = 文件日期 { $later } 晚于今天（{ $earlier }）。
    .help = 改正日期；若要看那一天的情况，用 --as-of { $later }。
milestones-sum = { $count } 个节点合计 { $sum }，而目标“{ $target }”要完成 { $way }，相差 { $difference }。
    .help = 改节点的 amount 或目标的 value，使合计正好相等。
milestones-sum-one-target = 节点写了 amount，但这项措施有 { $targets } 个目标。
    .help = amount 只在措施恰有一个目标时使用：删去 amount，或把措施拆开。
members = 节点“{ $milestone }”的 amount 是 { $amount }，名单却有 { $members } 个编号。
    .help = 补齐或删减名单，使人数与 amount 相等。
members-twice = 编号 { $member } 既在“{ $first }”又在“{ $second }”里。
    .help = 每个编号只放在一个节点里。
members-unknown = 编号 { $member } 不在节点“{ $milestone }”的名单里。
    .help = 核对编号；名单写在方案的 members 里。
members-above = “{ $target }”报了 { $value }，但到这一天只列出 { $achieved } 个已完成的编号。
    .help = 在 achieved 里补上编号，或把数字改成与名单一致。
duplicate-id = 编号 { $id } 在这份文件里已经用过了。
    .help = 换一个编号；若是复制时多出来的，删去其中一条。
duplicate-id-target = 这项措施里已有名为“{ $id }”的目标。
    .help = 换一个名称。
duplicate-id-milestone = 这项措施里已有名为“{ $id }”的节点。
    .help = 换一个名称。
duplicate-id-problem = 问题编号 { $id } 在同一个村（乡镇、县）里已经用过了。
    .help = 换一个编号。
duplicate-id-problem-again = 问题 { $id } 已经登记过，这里又写了 found_on = { $found_on }。
    .help = 若是同一个问题，删去 found_on；若是新问题，换一个编号。
unknown-measure-kind = 措施类别“{ $kind }”不在 measures.toml 里。
    .help = 写 measures.toml 里的 id，或先在那里登记这一类。
unknown-measure-kind-meant = 措施类别“{ $kind }”不在 measures.toml 里，是不是 { $meant }？
    .help = 改成 { $meant }。
unknown-programme = 没有专项“{ $programme }”。
    .help = 在 programmes/ 里新建 { $programme }.md，或改方案的文件名。
unknown-programme-meant = 没有专项“{ $programme }”，是不是 { $meant }？
    .help = 把方案文件改名为 { $meant }。
unknown-programme-copy = 没有专项“{ $programme }”：{ $path } 像是 { $original } 复制出来的一份。
    .help = 多余的，删去这一份；是另一个专项的方案，把文件改名为那个专项的名称；暂时留着的，在文件名前加下划线 _ 。
unknown-stage = “{ $kind }”没有“{ $stage }”这个阶段。
    .help = 从这些阶段里选：{ $stages }。
unknown-stage-none = “{ $kind }”没有规定阶段，这里却写了“{ $stage }”。
    .help = 删去 stage，或在 measures.toml 里给这一类写上 stages。
unknown-update = 没有编号为“{ $measure }”的措施。
    .help = 写方案里措施的 id；有几份方案时写 专项/编号。
unknown-update-meant = 没有编号为“{ $measure }”的措施，是不是 { $meant }？
    .help = 改成 { $meant }。
unknown-update-ambiguous = 几份方案里都有“{ $measure }”，不知道是哪一项。
    .help = 写成 { $first } 或 { $second }。
unknown-class = 专项“{ $programme }”没有“{ $class }”这一类。
    .help = 从这些里选：{ $classes }。
unknown-class-none = 专项“{ $programme }”没有分类，这里却写了“{ $class }”。
    .help = 删去 class，或在专项里写上 classes。
unknown-reference-target = 这项措施没有名为“{ $name }”的目标。
    .help = 从这些里选：{ $known }。
unknown-reference-milestone = 这项措施没有名为“{ $name }”的节点。
    .help = 从这些里选：{ $known }。
unknown-reference-target-none = 这项措施没有目标，这里却写了“{ $name }”的数值。
    .help = 删去它，或在方案里给这项措施写上 [[measures.targets]]。
unknown-reference-milestone-none = 这项措施没有节点，这里却写了“{ $name }”。
    .help = 删去它，或在方案里给这项措施写上 [[measures.milestones]]。
unknown-reference-fund-source = 没有“{ $name }”这个资金来源。
    .help = 从这些里选：{ $known }；或在 site.toml 的 fund_sources 里加上。
unknown-reference-item = 公开目录里没有“{ $name }”。
    .help = 写 disclosures.toml 里的 id，或先在那里登记。
unknown-reference-item-meant = 公开目录里没有“{ $name }”，是不是 { $meant }？
    .help = 改成 { $meant }。
unknown-reference-theme = 没有主题“{ $name }”（找的是 { $folder }）。
    .help = 写 default，或建好这个主题文件夹。
requires = 专项“{ $programme }”要求每份方案都有“{ $name }”（{ $kind }），这份没有。
    .help = 加一项 kind = "{ $kind }" 的措施。
unlisted-unit = “{ $unit }”不在 units.toml 里（共用了 { $count } 次）。
    .help = 在 units.toml 里登记，或改用已登记的名称。
unlisted-unit-meant = “{ $unit }”不在 units.toml 里（共用了 { $count } 次），是不是“{ $meant }”？
    .help = 是写错了，就改成“{ $meant }”；没有写错，就在 units.toml 里登记。
unlisted-unit-several = “{ $unit }”像是几个单位写在了一起（共用了 { $count } 次）。
    .help = 一个一个写：{ $list }；是一个单位的名称，就在 units.toml 里登记。
broken-link = 链接 { $link } 没有对应的文件（{ $path }）。
    .help = 核对路径，或把文件放到那里。
broken-link-meant = 链接 { $link } 没有对应的文件（{ $path }），是不是 { $meant }？
    .help = 把链接里的文件名改成 { $meant }。
broken-link-outside = 链接 { $link } 以 / 开头或指向内容文件夹之外。
    .help = 写相对路径，如 ../village.md。
broken-link-backslash = 链接 { $link } 里用了“\”。
    .help = 换成“/”，写相对路径，如 ../village.md。
broken-link-not-a-picture = { $link } 是一份记录，不是图片。
    .help = 去掉前面的 !，写成普通链接。
broken-link-unread = “{ $text }”像是链接，可网页上只会照样印出来。
    .help = 写成 [文字](地址)：括号用英文的，两对括号之间不留空；地址里有空格的，写成 [文字](<地址>)，或给文件换个没有空格的名称。
broken-link-anchor = 链接 { $link } 指向的页面里没有“{ $anchor }”这个标题。
    .help = 核对标题，或去掉 # 及其后的部分。
private-data-resident-id = { $written } 像身份证号，会被公开。
    .help = 删去它；确需保留的，标上 internal = true 或放进 :::internal 段落；不是这类号码的，写进 site.toml 的 [privacy] allow。
private-data-resident-id-name = 文件或文件夹名里的 { $written } 像身份证号，会出现在网址里。
    .help = 改名，去掉号码。
private-data-mobile = { $written } 像手机号，会被公开。
    .help = 删去它；确需保留的，标上 internal = true 或放进 :::internal 段落；不是这类号码的，写进 site.toml 的 [privacy] allow。
private-data-mobile-name = 文件或文件夹名里的 { $written } 像手机号，会出现在网址里。
    .help = 改名，去掉号码。
private-data-bank-card = { $written } 像银行卡号，会被公开。
    .help = 删去它；确需保留的，标上 internal = true 或放进 :::internal 段落；不是这类号码的，写进 site.toml 的 [privacy] allow。
private-data-bank-card-name = 文件或文件夹名里的 { $written } 像银行卡号，会出现在网址里。
    .help = 改名，去掉号码。
private-data-fixed-line = { $written } 像固定电话号码，会被公开。
    .help = 是村民家里的，删去它；是单位对外的，在号码前写明“监督电话”“咨询电话”“值班电话”等，或写进 units.toml 的 contact，或写进 site.toml 的 [privacy] allow；确需内部留存的，标上 internal = true 或放进 :::internal 段落。
private-data-fixed-line-name = 文件或文件夹名里的 { $written } 像固定电话号码，会出现在网址里。
    .help = 改名，去掉号码。
private-data-resident-id-attached = 附件里的 { $written } 像身份证号，会随附件公开。
    .help = 从附件里删去它；确需内部留存的，把链接这个附件的文字放进 :::internal 段落；可以公开的，写进 site.toml 的 [privacy] allow。
private-data-resident-id-inside = 附件里“{ $place }”处的 { $written } 像身份证号，会随附件公开。
    .help = 从附件里删去它（隐藏的工作表、行列和批注也算）；确需内部留存的，把链接这个附件的文字放进 :::internal 段落；可以公开的，写进 site.toml 的 [privacy] allow。
private-data-mobile-attached = 附件里的 { $written } 像手机号，会随附件公开。
    .help = 从附件里删去它；确需内部留存的，把链接这个附件的文字放进 :::internal 段落；可以公开的，写进 site.toml 的 [privacy] allow。
private-data-mobile-inside = 附件里“{ $place }”处的 { $written } 像手机号，会随附件公开。
    .help = 从附件里删去它（隐藏的工作表、行列和批注也算）；确需内部留存的，把链接这个附件的文字放进 :::internal 段落；可以公开的，写进 site.toml 的 [privacy] allow。
private-data-bank-card-attached = 附件里的 { $written } 像银行卡号，会随附件公开。
    .help = 从附件里删去它；确需内部留存的，把链接这个附件的文字放进 :::internal 段落；可以公开的，写进 site.toml 的 [privacy] allow。
private-data-bank-card-inside = 附件里“{ $place }”处的 { $written } 像银行卡号，会随附件公开。
    .help = 从附件里删去它（隐藏的工作表、行列和批注也算）；确需内部留存的，把链接这个附件的文字放进 :::internal 段落；可以公开的，写进 site.toml 的 [privacy] allow。
private-data-fixed-line-attached = 附件里的 { $written } 像固定电话号码，会随附件公开。
    .help = 从附件里删去它；确需内部留存的，把链接这个附件的文字放进 :::internal 段落；可以公开的，写进 site.toml 的 [privacy] allow。
private-data-fixed-line-inside = 附件里“{ $place }”处的 { $written } 像固定电话号码，会随附件公开。
    .help = 从附件里删去它（隐藏的工作表、行列和批注也算）；确需内部留存的，把链接这个附件的文字放进 :::internal 段落；可以公开的，写进 site.toml 的 [privacy] allow。
unbared-picture-form = 图片 { $path } 的格式去不掉拍摄位置、作者等信息，没有公开。
    .help = 另存为 JPEG、PNG 或 WebP 再链接。
unbared-picture-broken = 图片 { $path } 的结构不完整，去不掉拍摄位置、作者等信息，没有公开。
    .help = 用看图软件打开，另存一份再链接。
unbared-picture-too-large = 图片 { $path } 超过 64 MB，没有检查，没有公开。
    .help = 缩小后另存一份再链接。

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
status-done = 已完成
status-met = 已办到
status-closed = 已销号
status-reached = 已达到
status-complete = 全部办结
status-incomplete = 尚未办结
status-doing = 进行中
status-ongoing = 其余未完成
status-open = 整改中
status-planned = 未开始
status-awaited = 未到期
status-none = 未报
status-overdue = 已逾期
status-missed = 未达到
status-stale = 久未更新
status-suspended = 暂停
status-cancelled = 取消
status-withdrawn = 已撤下

## Deadlines in days
due-late = 逾期{ $days }天
due-in = 还有{ $days }天
due-today = 今天到期
done-late-by = 迟{ $days }天办完
due-first = 首次承诺{ $date }
due-first-later = 首次承诺{ $date }（+{ $days }天）
due-first-earlier = 首次承诺{ $date }（−{ $days }天）
undated = 未定期限
sort-measure = 措施
sort-milestone = 节点
sort-problem = 问题

## Column headings and short labels
col-measure = 措施
col-problem = 问题
col-plan = 方案
col-programme = 专项
col-kind = 措施种类
col-place = 所在地
col-township = 乡镇
col-village = 村（社区）
col-unit = 单位
col-status = 状态
col-stage = 步骤
col-due = 期限
col-done-on = 办完日期
col-closed-on = 销号日期
col-found-on = 发现日期
col-found-by = 发现人
col-lead = 牵头
col-with = 配合
col-person = 责任人
col-target = 目标
col-progress = 进度
col-now = 目前
col-goal = 目标值
col-percent = 完成率（%）
col-planned = 计划（元）
col-spent = 已支出（元）
col-source = 来源
col-note = 说明
col-date = 日期
col-item = 公开事项
col-until = 公示至
col-period = 所属时段
col-category = 类别
col-notice-no = 通知书编号
col-evidence = 依据
col-villages = 村（个）
col-measures = 措施（项）
col-done = 已完成（项）
col-overdue = 已逾期（项）
col-due-soon = 临近期限（项）
col-problems-open = 未销号问题（个）
col-last-summary = 最近总结
col-what = 事项
col-class = 类别
col-end = 截止日期
col-visitor = 来人
col-role = 身份
col-solved = 解决问题（个）
col-step = 步骤
col-by = 经办
col-achieved = 已办（户、人）
col-amount = 数量
col-name = 姓名
col-post = 职务
col-sent-by = 派出单位
col-phone = 电话
col-share = 应达比例（%）
col-needed = 应有村数（个）
col-complete = 已办结村数（个）
total = 合计
county-own = 县本级
list-comma = 、
no-report = 未报
none-yet = 暂无
lead-withheld = 不公开

## Page furniture
skip-to-content = 跳到正文
nav-label = 全站导航
crumbs-label = 所在位置
nav-home = 首页
nav-townships = 按乡镇
nav-measures = 按措施
nav-deadlines = 按期限
nav-units = 按单位
nav-programmes = 专项
nav-problems = 问题
nav-funds = 资金
nav-disclosures = 公开
nav-progress = 进展
page-internal = 内部资料　不得外传
foot-publisher = 发布：{ $name }
foot-hotline = 监督电话
foot-made = 本页由村策{ $version }根据各村方案和进展总结生成，状态截至{ $date }。
foot-feed = 订阅进展（Atom）
foot-data = 下载数据
foot-calendar = 期限日历（iCalendar）
summary-title = { $place }{ $date }进展总结
plan-title = { $place }{ $programme }方案
fig-measures = 承诺措施（项）
fig-done = 已完成（项）
fig-overdue = 已逾期（项）
fig-due-soon = 临近期限（项）

## Front page
home-lead = { $county }{ $townships }个乡镇、{ $villages }个村答应办的事，办到了哪一步。数据截至{ $date }。
fig-due-within = { $days }天内到期措施（项）
fig-problems-open = 未销号问题（个）
closed-so-far = 已销号{ $count }个
home-overdue = 已经逾期的
overdue-none = 没有逾期的事项。
home-soon = { $days }天内到期的
soon-none = 近期没有到期的事项。
due-soon-title = 临近期限的
see-all = 看全部{ $count }项
and-more = 另有{ $count }项：看全县的清单
home-townships = 各乡镇
see-villages = 按乡镇找到每一个村
home-months = 按月看期限
home-months-lead = 数字是当月到期的措施、节点和问题。柱子下段绿色是已办到的，上段红色带▲的是逾期的，其余是未到期、未报或者取消的。
see-months = 看全部月份
home-programmes = 各专项
home-summaries = 最近的进展总结
see-summaries = 看全部进展总结
home-about = 说明

## Townships and villages
townships-title = 按乡镇
townships-lead = { $townships }个乡镇、{ $villages }个村的方案办到了哪一步。数据截至{ $date }。
county-own-line = 县本级任务{ $measures }项，已完成{ $done }项，逾期{ $overdue }项，见
villages-key = 村名后的数字是“已完成/全部措施”，▲后是已逾期的项数。
township-lead = { $name }和所属{ $villages }个村共有措施{ $measures }项，已完成{ $done }项，逾期{ $overdue }项。数据截至{ $date }。
township-villages = 各村
township-plans = 本级方案
township-problems = 本级总结报告的问题
township-summaries = 本级进展总结
township-about = 乡镇情况
first-responsible = 第一责任人：{ $who }
people-title = 谁负责
calendar-township = 本乡镇期限日历（可导入手机）
village-lead = { $name }有{ $plans }个方案、{ $measures }项措施，已完成{ $done }项，逾期{ $overdue }项。数据截至{ $date }。
village-plans = 方案
village-measures = 全部措施（逾期的在前）
village-about = 村情
plans-none = 还没有方案。
problems-title = 问题和整改
summaries-title = 进展总结
summaries-none = 还没有进展总结。
notices-title = 公示公开
notices-none = 还没有公示。
village-undisclosed = 按公开目录，应当公示而没有公示的有{ $count }期：
undisclosed-item = { $item }（{ $count }期）
visits-title = 下村走访
facts-title = 基本情况
silent-since = 最近一次总结是{ $date }，已经超过规定的时间没有更新。
silent-never = 还没有交过总结，已经超过规定的时间。
fact-kind = 类型
fact-code = 区划代码
fact-households = 户数
fact-population = 人口
fact-area = 面积
count-households = { $count }户
count-people = { $count }人
square-kilometres = { $area }平方公里

## Plans and measures
plan-lead = { $place }在“{ $programme }”专项中的方案：措施{ $measures }项，已完成{ $done }项，逾期{ $overdue }项。数据截至{ $date }。
plan-table = 一览
plan-blocks = 逐项说明
plan-no-measures = 这份方案还没有写措施。
plan-problems = 方案列出的问题
plan-text = 方案正文
plan-others = 同一村的其他方案
label-document-no = 文号
label-span = 起止
label-money = 资金
label-found = 发现
label-reported-in = 见于总结
label-author = 执笔
label-basis = 依据
date-to = 至
colon = ：
semicolon = ；
in-brackets = （{ $value }）
amount = { $digits }{ $unit }
line-label = 时间线
slips-title = 改过的期限
slip-from-to = 由{ $from }改为{ $to }
slip-to = 定为{ $to }
slip-why = 原因：{ $why }
slip-no-why = 没有写明原因
ladder-title = 走到哪一步
targets-title = 目标
target-baseline = 起点{ $value }
reported-on = { $date }报
milestones-title = 分步节点
funds-title = 资金
money-planned = 计划{ $money }
money-spent = 已支出{ $money }
money-no-report = 支出未报
source-unbroken = 未分来源
updates-title = 历次总结怎么说
updates-none = 还没有总结提到这一项。
said-title = 总结怎么说
said-spent = 累计支出
said-moved = 期限改为{ $date }
said-achieved = 累计已办{ $count }
internal-entry = （内部）
accepted-by = { $who }验收
see-evidence = 查看
approvals-title = 审批经过
approval-awaited = 待办
quotas-title = 下村次数
duty-visits = { $role }：{ $per ->
        [month] 每月
        [quarter] 每季度
        [half-year] 每半年
       *[year] 每年
    }到村{ $visits }次
duty-problems = { $role }：{ $per ->
        [month] 每月
        [quarter] 每季度
        [half-year] 每半年
       *[year] 每年
    }解决问题{ $problems }个
duty-both = { $role }：{ $per ->
        [month] 每月
        [quarter] 每季度
        [half-year] 每半年
       *[year] 每年
    }到村{ $visits }次、解决问题{ $problems }个
duty-none-over = 还没有满一期。
col-visits = 到村（次）

## Programmes
programmes-title = 专项
programmes-lead = 全县{ $programmes }个专项的进度。数据截至{ $date }。
programme-lead = { $name }：{ $villages }个村有方案，{ $complete }个村全部办结；措施{ $measures }项，逾期{ $overdue }项。数据截至{ $date }。
programme-part-lead = { $township }参加“{ $programme }”的{ $villages }个村。数据截至{ $date }。
complete-key = 一个村的方案里没有未办完的措施，才算“办结”。
shares-title = 阶段目标
classes-title = 按类别
class-none = 未归类
programme-villages = 各村方案
programme-townships = 乡镇方案
programme-own = 县本级任务
programme-problems = 县本级问题
programme-text = 专项说明

## Summaries and notices
progress-title = 进展
progress-lead = 共{ $summaries }份进展总结；{ $stale }个村久未更新。数据截至{ $date }。
progress-county = 县里的总结
progress-newest = 最近的总结
progress-all = 全部{ $count }份见各村、各乡镇页面。
progress-stale = 超过{ $days }天没有总结的村
progress-townships = 按乡镇找
summary-lead = { $place }{ $date }的进展总结，报告措施{ $updates }项。这是当日的记录；目前状态截至{ $today }，见各项措施。
summary-text = 总结正文
summary-updates = 各项措施
summary-problems = 新报告的问题
summary-changes = 问题的变化
notice-lead = { $place }{ $date }的公示。状态截至{ $today }。
notice-lead-withdrawn = { $place }{ $date }的公示，公示期已满。状态截至{ $today }。
notice-withdrawn = 公示期已满，正文和附件已经撤下；这一行记录留存备查。
see-disclosures = 看全部公开事项
pager-label = 上一份和下一份
township-own = 本级

## Lists and their parts
part-title = { $title }：{ $place }
part-span = { $first }至{ $last }
part-lead = “{ $title }”中{ $place }的部分，数据截至{ $date }。
parts-note = 全表行数较多，按乡镇分页；合计仍在本页。
parts-title = 按乡镇分页
list-county = 县本级
spread-title = 分布在哪里
jump-label = 跳到乡镇

## Measures by kind
measures-title = 按措施看
measures-lead = { $kinds }类措施、共{ $measures }项，每一类办到了哪一步。数据截至{ $date }。
group-other = 其他
kind-lead = { $villages }个村有“{ $name }”，共{ $measures }项，已完成{ $done }项，逾期{ $overdue }项。数据截至{ $date }。
kind-ladder = 走到哪一步
kind-ladder-lead = 一个村按它走得最慢的一项计。
kind-unstaged = 另有{ $villages }个村还没有走上第一步。
kind-targets = 目标合计
kind-targets-lead = 同名同单位的目标相加；没有报数的按起点计。
kind-all = 逐项
kind-none = 还没有哪个村把这类措施列入方案。
col-step-at = 停在这一步（村）
col-step-reached = 已到这一步（村）
col-reported = 已报数（项）
col-baseline = 起点

## Deadlines
deadlines-title = 按期限看
deadlines-lead = 共{ $deadlines }个期限，逾期{ $overdue }个，{ $days }天内到期{ $soon }个。数据截至{ $date }。
door-overdue = 已逾期（项）
door-soon = { $days }天内到期（项）
door-undated = 未定期限（项）
deadlines-key = 柱高是当月到期的项数：下段绿色已办到，中段灰色是未到期、未报或者取消的，上段红色带▲的已逾期。点月份看明细。
deadlines-year = { $year }年
deadlines-table = 逐月数字
month-short = { $month }月
month-now = 本月
calendar-county = 全部期限日历（可导入手机）
col-month = 月份
col-all = 到期（项）
col-met = 已办到（项）
col-late = 已逾期（项）
col-awaited = 未到期（项）
col-unreported = 未报（项）
col-given-up = 取消（项）
month-title = { $month }到期的事项
month-lead = { $month }到期{ $deadlines }项，其中逾期{ $overdue }项。数据截至{ $date }。
months-label = 上一个月和下一个月
overdue-title = 已逾期的事项
overdue-lead = 过了期限还没有办完的共{ $deadlines }项，拖得最久的在前。数据截至{ $date }。
soon-title = 快到期的事项
soon-lead = { $days }天内到期的共{ $deadlines }项，最近的在前。数据截至{ $date }。
urgent-sorts = 措施{ $measures }项、节点{ $milestones }个、问题{ $problems }个。
undated-title = 未定期限的事项
undated-lead = 还没有定下期限的措施{ $measures }项、问题{ $problems }个。数据截至{ $date }。
undated-measures = 措施
undated-problems = 问题
undated-none = 没有这样的事项：每一项都定了期限。

## Units
units-title = 按单位看
units-lead = { $units }个单位牵头或者配合的事项。数据截至{ $date }。
units-key = “已完成”“已逾期”只算牵头的措施；一项措施有两个牵头单位的，两边都算，所以各行相加会大于全县的数字。
units-listed = 责任单位
units-unlisted = 目录以外的单位
units-unlisted-lead = 方案里写到而单位目录里没有的名称。
units-idle = 目前没有任务的单位
col-leads = 牵头（项）
col-helps = 配合（项）
unit-lead = { $name }牵头措施{ $leads }项，配合{ $helps }项，逾期{ $overdue }项；负责整改的问题还有{ $problems }个没有销号。数据截至{ $date }。
unit-pressing = 已逾期和快到期的
unit-leads = 牵头的措施
unit-helps = 配合的措施
unit-problems = 负责整改的问题
unit-programmes = 牵头的专项
unit-nothing = 目前没有哪份方案写到这个单位。
unit-contact = 联系电话
calendar-unit = 本单位期限日历（可导入手机）

## Problems
problem-list-title = 问题清单
problem-list-lead = 共{ $problems }个问题：未销号{ $open }个，其中逾期{ $overdue }个；已销号{ $closed }个。数据截至{ $date }。
problem-categories = 按类别
problem-townships = 按乡镇
problem-open = 未销号的问题（逾期的在前）
problem-closed = 已销号的问题
problem-open-none = 没有未销号的问题。
problem-none = 还没有报告过问题。
category-none = 未归类
fig-problems-overdue = 逾期未改（个）
fig-problems-closed = 已销号（个）
col-open = 未销号（个）
col-open-overdue = 其中逾期（个）
col-closed = 已销号（个）

## Money
fund-list-title = 资金
fund-list-lead = 计划资金{ $planned }，已支出{ $spent }。数据截至{ $date }。
fig-planned = 计划（元）
fig-spent = 已支出（元）
fig-spent-percent = 支出占计划（%）
funds-by-source = 按来源
funds-by-programme = 按专项
funds-by-kind = 按措施种类
funds-by-township = 按乡镇
col-share-of-plan = 占全部计划（%）
col-spent-percent = 支出占计划（%）
funds-unbroken = 未分来源的支出
funds-key = 支出是各村在总结里报的累计数；没有报的按零计。百分数只取整数部分。
funds-table = 逐项资金表（CSV，可用Excel打开）
funds-none = 方案里还没有写资金。

## Disclosures
disclosures-title = 村务公开
disclosures-lead = { $items }项公开事项、{ $villages }个村、{ $notices }则公示；到期没有公开的缺{ $missing }次。数据截至{ $date }。
disclosure-periods = 各期公开了多少村
disclosure-matrix = 逐村对照
disclosure-matrix-lead = ● 后的日期是公示的日期，点开看公示；▲ 是这一期已经过去而没有公开；○ 是这一期还没有过完。表里只列最近几期，“缺”数的是从规定开始以来的各期。
disclosure-items = 公开目录
disclosure-newest = 最近的公示
disclosure-none = 公开目录还没有写。
cell-missing = 缺
cell-awaited = 待公开
col-published = 已公开（村）
col-published-percent = 公开率（%）
col-all-villages = 全部（村）
col-missing = 缺（次）
col-every = 多久一次
col-basis = 依据
col-notices = 公示（则）
col-newest = 最近一则
period-running = 未过完
every-month = 每月
every-quarter = 每季度
every-half-year = 每半年
every-year = 每年
every-event = 随时公开
item-days = 公示{ $days }天
period-month = { $year }年{ $number }月
period-quarter = { $year }年第{ $number }季度
period-half-year = { $year }年{ $number ->
        [1] 上半年
       *[2] 下半年
    }
period-year = { $year }年

## Open data
data-title = 下载数据
data-lead = 本站的全部公开数据，都可以下载使用。数据截至{ $date }。
data-tables = 表格（Excel、WPS可以直接打开）
data-tables-lead = 每张表有两个文件。xlsx是排好版的：表头冻结、可以筛选、横向A4打印、每页有表头。csv的列最全，有编号和页面地址，UTF-8编码带签名，双击打开中文不会乱码。
data-table-long = 这张表有{ $rows }行，做成xlsx打开和打印都太慢，只有csv。
data-part-tables-lead = CSV格式，UTF-8编码带签名，双击即可打开，中文不会乱码。第一行是列名。
data-table-split = 一个文件放不下，这个文件只列出各乡镇的行数和文件位置，行在下面“按乡镇下载”里。
data-parts = 按乡镇下载
data-parts-lead = 全县的数据一个文件放不下，分到各乡镇。每个乡镇一页，有它的表格、数据和期限日历；数字是措施数。
data-json-split = 一个文件放不下，村、方案、措施等在它的parts所列的各乡镇文件里，这个文件里只有县本级的。
data-part-json = 本乡镇及各村的方案、措施、节点、问题、走访、公示、进展（JSON），结构见全站的JSON Schema里的Part
data-programs = 给程序用的数据
data-json = 全站数据（JSON）：乡镇、村、方案、措施、节点、问题、走访、公示、专项、单位和合计
data-schema = 上面这个文件的结构说明（JSON Schema）
data-stable = 文件的位置和字段名不变，可以每天定时取用；金额是以元为单位的十进制文本，日期是年-月-日。
data-calendars = 期限日历
data-calendars-lead = iCalendar格式，手机日历可以导入，每一个没有办完的期限是一个全天日程。
data-calendars-days = 全县和有的单位期限太多，日历打不开，改为每天一个日程，写明当天到期多少项。
data-calendar-all = 全部期限
data-calendars-townships = 按乡镇
data-calendars-units = 按单位
data-feed = 订阅
data-feed-lead = 新的进展总结（Atom），用订阅软件打开。
col-file = 文件
col-row-count = 行数
table-villages = 村：每村一行，有各项合计的数
table-measures = 措施：每项措施一行
table-deadlines = 期限：每个期限一行，有措施、节点和问题
table-problems = 问题：每个问题一行
table-funds = 资金：每项措施、每个来源一行
table-visits = 走访：每次走访一行
author-wrote = 已写好 { $path }
author-left = { $path } 已经有了，没有改动它。
init-next-here = 接下来：打开 { $path } 里的 site.toml，把县名改成自己的；再运行 cunce build 生成网站。
init-next = 接下来：打开 { $path } 里的 site.toml，把县名改成自己的；再运行 cunce build --content "{ $path }" 生成网站。
init-next-hook = 用 git 管理的，再运行一次 { $command }，以后每次提交以前自动检查。
init-next-blanks = 再打开上面新写的文件，照开头的说明填好标着 ★ 的地方。
init-no-room = { $dir } 就是现在所在的文件夹，也不在仓库里，所以没有在它旁边放 .gitignore 和提交以前的检查。要的话，先用 git init 建好上一级的仓库，再运行 cunce init "{ $dir }" --for git。
failure-exists = 错误：{ $path } 已经有了，没有改动它。请直接打开它修改，或者换一个名称或日期。
failure-not-empty = 错误：{ $path } 里已经有东西，没有改动它。请写一个还没有的文件夹，或者空文件夹。
failure-no-room = 错误：{ $path } 就是现在所在的文件夹，也不在仓库里，不知道该把文件放在哪里。请到上一级文件夹运行这个命令，写上内容文件夹的名称。
failure-needs-first = 错误：缺少 { $path }，这份记录没有归属。请先写好它（专项、乡镇、村用 cunce new 建），再运行一次。
failure-bad-name = 错误：“{ $name }”不能用作文件名和网址。请用汉字、字母、数字和 -，首尾不要有空格、句点或 _，也不要用 plans、con 这类已有用处的名称。
failure-bad-place = 错误：“{ $place }”不是这份记录能放的位置。村写成 乡镇/村，例如 qiaotou/dameidong；方案和进展总结也可以只写乡镇。
failure-no-place = 错误：没有“{ $given }”这个乡镇或村。写成 乡镇/村，写名称或者文件夹名，现有的是：{ $known }。新的用 cunce new township、cunce new village 先建好。
failure-no-township = 错误：没有“{ $given }”这个乡镇。写名称或者文件夹名，现有的是：{ $known }。新的用 cunce new township 先建好。
failure-two-places = 错误：叫“{ $given }”的不止一个，请写清楚是哪一个（乡镇/村）：{ $known }。
failure-no-places = 错误：没有“{ $given }”，这里还没有乡镇和村。请用 cunce new township、cunce new village 先建好，再写成 乡镇/村。
failure-file = 错误：读不了或者写不了 { $path }（{ $error }）。请检查权限和磁盘。
failure-unknown-none = 错误：没有“{ $name }”，这里还一个都没有。请先把它加进去。
failure-unknown = 错误：没有“{ $name }”，现有的是：{ $known }。请从中选一个，或者先把它加进去。

## Terminal
severity-error = 错误
severity-warning = 提醒
severity-help = 改法
findings-more = { $path } 里另有 { $count } 处 { $code } 没有逐处列出；cunce check --format json 列出全部。
findings-none = 检查完毕，没有发现问题。
findings-count = 检查完毕：错误 { $errors } 处，提醒 { $warnings } 处。
build-progress = 生成页面
build-read = 读取：{ $townships } 个乡镇、{ $villages } 个村、{ $plans } 份方案、{ $measures } 项措施、{ $summaries } 篇进展总结。
build-wrote = 生成：{ $pages } 个页面，共 { $files } 个文件（新写 { $written }，未变 { $unchanged }，移除 { $removed }），用时 { $seconds } 秒。
bared-pictures = 公开前去掉信息的图片：{ $count } 张（拍摄位置、时间、设备、作者等；画面不变）。
unread-attachments = 没有检查的附件：{ $count } 个，请自行确认里面没有个人信息：
unread-more = ……另有 { $count } 个，用 cunce check 看全部。
unread-line = { "  " }{ $path }：{ $why }
unread-form = 这种格式看不出里面的字
unread-broken = 打不开，或加了密
unread-too-large = 太大
unread-encoding = 文字编码认不出，只查了认得的部分
unread-inside = 查了文字，没有查里面的文件和图片信息
build-look = 请打开 { $path } 查看。
serve-label = 检查结果
serve-errors = 错误 { $errors } 处，提醒 { $warnings } 处。改好以前，这里是上一次没有错误的网站。
serve-errors-alone = 错误 { $errors } 处，提醒 { $warnings } 处。还没有可以看的网站，改好以后这里自动换成网站。
serve-warnings = 提醒 { $warnings } 处
serve-failed = 没有能做出新的网站。改好以前，这里是上一次的网站。
serve-failed-alone = 还没有能做出网站。改好以后，这里自动换成网站。
serve-more = 还有 { $count } 处，见终端。
serve-listening = 预览：{ $address }（按 Ctrl-C 结束）
serve-internal = 这是内部版，含不公开的内容。只有这台电脑能打开，不要截图外传。
serve-fresh = 网页已更新，用时 { $seconds } 秒。
serve-last = 有错误，网页保持上一次的样子，用时 { $seconds } 秒。
serve-findings = 有错误，还没有网站可看，打开的网页列出错误，用时 { $seconds } 秒。
serve-again = 另有提醒 { $count } 处与上一次相同，不再列出。
serve-only-here = 这里只应答 http://127.0.0.1:{ $port }/ 和 http://localhost:{ $port }/。
serve-only-reading = 预览只能看，不能改：只接受 GET 和 HEAD。
serve-not-utf8 = 地址不是 UTF-8 编码。
serve-outside = 地址指到了网站外面。
serve-stopped = 预览结束。
failure-port-taken = 错误：端口 { $port } 正被别的程序占用。请换一个，如 --port 3031；写 --port 0 由系统选一个空的。
failure-listen = 错误：不能在本机的端口 { $port } 打开预览：{ $error }。请换一个端口，如 --port 8080。
failure-watch = 错误：不能留意 { $path } 里的修改：{ $error }
failure-watches-full = 错误：系统允许留意的文件夹不够用。请调大 fs.inotify.max_user_watches 再运行，如 sudo sysctl fs.inotify.max_user_watches=524288
build-refused = 没有发布：{ $out } 保持原样。改正上面的问题后再生成一次。
build-leftover = 旧版文件夹 { $path } 暂时删不掉（可能有程序正打开着其中的文件），下次生成时会再清理。

failure-no-folder = 错误：没有内容文件夹 { $path }。请用 --content 指明位置，或先运行 cunce init { $path } 新建一个。
failure-changed = 错误：生成期间 { $path } 被改动或移走了，这次没有发布，原来的网站没有动。请再生成一次。
known-one = { $name }（{ $key }）
system-not-found = 没有这个文件或文件夹
system-denied = 没有权限
system-exists = 已经有了
system-folder = 这是文件夹，不是文件
system-no-folder = 路径中间有一段是文件，不是文件夹
system-not-empty = 文件夹里还有东西
system-read-only = 磁盘只能读，不能写
system-full = 磁盘已满
system-quota = 给您的磁盘空间用完了
system-too-large = 文件太大
system-name = 系统不接受这个文件名
system-in-use = 别的程序正打开着它，先关掉
system-timed-out = 等了太久，没有回应
system-memory = 内存不够
failure-unreadable = 错误：读不了 { $path }（{ $error }）。请检查文件是否存在、是否有读取权限。
failure-no-theme = 错误：没有主题文件夹 { $path }。请改正 --theme 或 site.toml 的 theme，或建好这个文件夹。
failure-stray = 错误：主题文件 { $path } 放在这里没有用处。模板放 templates/，原样复制的文件放 static/，文案放 i18n/，文件名是 zh-Hans.ftl、zh-Hant.ftl 或 en.ftl。
failure-not-text = 错误：主题文件 { $path } 不是 UTF-8 文本。请另存为 UTF-8。
failure-messages = 错误：主题文案 { $origin } 第 { $line } 行写法不对：{ $message }。请按 Fluent 的写法改正。
failure-message-missing = 错误：主题文案 { $origin } 缺少 { $id }。请补上这一条。
template-no-word = 文案目录里没有 { $key }：看看是不是拼错了，或者把它写进主题的 i18n 文件夹
template-no-field = 这个页面没有字段 { $field }，有的是：{ $known }
failure-template = 错误：模板 { $place }：{ $message }
failure-overlap = 错误：内容文件夹 { $content } 与发布文件夹 { $out } 互相包含。请用 --out 另选一个位置。
failure-packet-overlap = 错误：要印的材料不能写进内容文件夹 { $content }。请用 --out 另选一个位置。
failure-out-no-name = 错误：{ $path } 不能作为发布文件夹。请用 --out 指明一个有名字的文件夹。
failure-out-not-folder = 错误：{ $path } 不是文件夹，没有动它。请用 --out 另选一个位置。
failure-out-symlink = 错误：{ $path } 是符号链接，没有动它。请用 --out 写它指向的真实文件夹。
failure-out-foreign = 错误：{ $path } 里有不是本程序生成的文件（如 { $found }），没有动它。请用 --out 另选一个空文件夹。
failure-out-stray = 错误：{ $path } 里有 { $count } 个不是本程序生成的文件（如 { $found }），重新生成会丢掉它们，所以没有动这个文件夹。请把自己的文件移到别处（属于网站的放进内容文件夹），其余的删掉，再生成一次。
failure-out-history = 错误：{ $path } 里有版本库 { $found }，没有动它。请用 --out 另选一个文件夹。
failure-out-immovable = 错误：{ $path } 是挂载点，不能整体替换。请用 --out 写它里面的一个文件夹。
failure-out-locked = 错误：另一个生成正在进行（{ $path } 已加锁）。请等它结束后再试。
failure-out-path = 错误：页面路径“{ $path }”在有的系统上不能作文件名。请改动对应的文件夹或文件名。
failure-out-collision = 错误：两个页面要写到同一个地方：{ $first } 与 { $second }。请改动其中一个的名称。
failure-out-incomplete = 错误：有文件没有写成，发布文件夹保持原样。请排除前面的故障后再试。
failure-out-disturbed = 错误：生成过程中临时文件夹 { $path } 被别的程序动过，发布文件夹保持原样。请再试一次。
failure-out-stranded = 错误：旧版网站暂存在 { $path }，没能换回原处（{ $error }）。再次生成会自动恢复。
failure-out-full = 错误：磁盘已满，写不下 { $path }；发布文件夹保持原样。请腾出空间后再试。
failure-out-attachment = 错误：读不了 { $path }（{ $error }）；发布文件夹保持原样。请检查它是否还在、是否有读取权限。
failure-out-remove = 错误：以前的生成留下的 { $path } 删不掉（{ $error }）；发布文件夹保持原样。请关掉正在使用它的程序、检查权限，或者手工删掉它，再生成一次。
failure-out-io = 错误：写不了 { $path }（{ $error }）；发布文件夹保持原样。请检查权限和磁盘。

## Command line
cli-cunce-about = 村策：把一个县的“一村一策”方案和进展编成可查、可印、可公开的网站。
cli-usage-heading = 用法：
cli-commands = 命令：
cli-options = 选项：
cli-help-flag = 显示本说明
cli-cunce-usage = cunce 命令 [选项]
cli-arguments = 参数：
cli-version-flag = 显示版本
cli-cunce-example =
    例：
      cunce init content        新建一个带注释的内容文件夹
      cunce build               检查 content/ 并生成 public/
      cunce check --format json 只检查，给程序看的结果
cli-lang = 语言：zh-Hans、zh-Hant 或 en（提示语言；生成网站时也是网站的语言）
cli-content = 内容文件夹（默认 content）
cli-out = 发布文件夹（默认：公开版 public，内部版 internal）
cli-edition = 版本：public 公开版（默认），internal 内部版
cli-as-of = 截至日期，如 2026-05-15（默认用 site.toml 的 as_of，再默认今天）
cli-base-url = 网站地址，日历和订阅需要，如 https://example.org/cun/
cli-theme = 主题：default，或内容文件夹旁边 themes/ 里的文件夹名（默认用 site.toml 的 theme）
cli-deny = 写 warnings：有提醒也算没有通过，不生成网站，退出码为 1
cli-format = human 给人看（默认），json 给程序看，每行一条
cli-build-about = 检查内容，没有错误就生成网站。
cli-build-usage = cunce build [选项]
cli-build-example =
    例：
      cunce build --content content --out public --as-of 2026-06-30
      cunce build --edition internal
cli-check-about = 只检查，不生成：一次列出全部问题，带文件、行、列和改法。
cli-check-usage = cunce check [选项]
cli-check-example =
    例：
      cunce check --deny warnings
      cunce check --format json --edition internal
cli-serve-about = 预览：在浏览器里看网站，内容一保存，网页自动更新；不写任何文件。
cli-serve-usage = cunce serve [选项]
cli-serve-example =
    例：
      cunce serve
      cunce serve --edition internal --port 8080
cli-serve-port = 本机的端口（默认 3030）；写 0 由系统选一个空的
cli-init-about = 新建一个带注释的小型内容文件夹，马上就能生成网站；也写好 git 和发布要用的文件。
cli-init-usage = cunce init DIR [选项]
cli-init-example =
    例：
      cunce init content
      cunce init content --for github
cli-init-dir = 要新建的文件夹
cli-init-for = 为哪种用法写好文件：git、github、gitlab、gitee、nginx、usb，可以写几个；已有的内容文件夹也能用，已有的文件不动（新建时默认有 git）
cli-new-about = 新建一份带注释的记录，放在该放的位置；从不覆盖已有的记录。
cli-new-usage = cunce new programme|township|village|plan|progress|notice …
cli-new-example =
    例：
      cunce new township qiaotou --name 桥头镇
      cunce new village qiaotou/dameidong --name 大煤洞村
      cunce new plan qiaotou/dameidong nandiancun
      cunce new progress qiaotou/dameidong
      cunce new notice qiaotou/dameidong caiwu
cli-new-slug = 文件夹或文件名，也是网址的一部分
cli-new-name = 名称（默认与文件名相同）
cli-new-plan-place = 乡镇，或乡镇/村：名称或者文件夹名
cli-new-place = 乡镇，或乡镇/村：名称或者文件夹名；不写则是县里的
cli-new-village-place = 乡镇/村
cli-new-programme-slug = 专项的文件名或者名称
cli-new-item = 村务公开目录里的编号或者名称
cli-new-date = 日期（默认今天）
cli-new-programme-about = 新建一个专项。
cli-new-programme-usage = cunce new programme SLUG [--name NAME]
cli-new-programme-example =
    例：
      cunce new programme nandiancun --name 难点村治理
cli-new-township-about = 新建一个乡镇。
cli-new-township-usage = cunce new township SLUG [--name NAME]
cli-new-township-example =
    例：
      cunce new township qiaotou --name 桥头镇
cli-new-village-about = 新建一个村。
cli-new-village-usage = cunce new village TOWNSHIP/VILLAGE [--name NAME]
cli-new-village-example =
    例：
      cunce new village qiaotou/dameidong --name 大煤洞村
cli-new-plan-about = 新建一份方案。
cli-new-plan-usage = cunce new plan TOWNSHIP[/VILLAGE] PROGRAMME
cli-new-plan-example =
    例：
      cunce new plan qiaotou/dameidong nandiancun
cli-new-progress-about = 新建一篇进展总结，列出尚未完成的措施备用。
cli-new-progress-usage = cunce new progress [TOWNSHIP[/VILLAGE]] [--date DATE]
cli-new-progress-example =
    例：
      cunce new progress qiaotou/dameidong --date 2026-06-30
cli-new-notice-about = 新建一则公示。
cli-new-notice-usage = cunce new notice TOWNSHIP/VILLAGE ITEM [--date DATE]
cli-new-notice-example =
    例：
      cunce new notice qiaotou/dameidong caiwu
usage-unknown-argument = 错误：没有 { $arg } 这个选项。加 --help 可看全部选项。
usage-unknown-argument-meant = 错误：没有 { $arg } 这个选项，是不是 { $meant }？加 --help 可看全部选项。
usage-unknown-command = 错误：没有 { $command } 这个命令。运行 cunce --help 可看全部命令。
usage-unknown-command-meant = 错误：没有 { $command } 这个命令，是不是 { $meant }？运行 cunce --help 可看全部命令。
usage-no-command = 错误：没有写命令。运行 cunce --help 可看全部命令。
usage-missing = 错误：少了 { $arg }。加 --help 可看写法。
usage-no-value = 错误：{ $arg } 后面少了值。加 --help 可看写法。
usage-bad-value = 错误：{ $arg } 不能是“{ $value }”，可以写：{ $wanted }。
usage-bad-form = 错误：{ $arg } 不能是“{ $value }”，要写成这个样子：{ $like }。
usage-bad-date = 错误：{ $arg } 不能是“{ $value }”。要写日历上有的一天，写成 年-月-日，年四位，月、日各两位，例如 2026-05-15。
usage-bad-date-meant = 错误：{ $arg } 不能是“{ $value }”，是不是 { $meant }？日期写成 年-月-日，年四位，月、日各两位。
usage-bad-day-or-month = 错误：{ $arg } 不能是“{ $value }”。写成 年-月-日，或者写成 年-月，指整个月，例如 2026-06-30、2026-06。
usage-dashes = 错误：“{ $arg }”前面的横线不是英文的。选项前面用英文（半角）的 -，写成 { $meant }。
usage-twice = 错误：{ $arg } 写了两次。只留一次。
usage-other = 错误：命令行读不懂（{ $message }）。加 --help 可看写法。

## Findings of a day
no-deadline = 措施“{ $measure }”尚未完结，却没有完成时限。
    .help = 写上 due = 年-月-日；确实不再办理的，把 status 改为 "cancelled"。
no-lead = 措施“{ $measure }”尚未完结，却没有责任单位。
    .help = 写上 lead = "单位"，用 units.toml 里的 id 或名称。
done-without-date = 措施“{ $measure }”已标为完成，却没有完成日期。
    .help = 在这个 status 旁边写上 done_on = 年-月-日。
unused-done-on = “{ $measure }”（{ $id }）写了 done_on，状态却不是 done：这个日期不算数。
    .help = 已经完成的，在同一条里写 status = "done"；没有完成的，删去 done_on。
unused-done-on-later = “{ $measure }”（{ $id }）的 done_on 是 { $done_on }，到 { $date } 还没有到那一天：现在不算办完。
    .help = 写实际完成的日期；还没有完成的，删去 done_on，期限写在 due。
done-below-target = 措施“{ $measure }”已标为完成，但“{ $target }”最近一次（{ $on }）报的是 { $value }{ $unit }，未达到目标 { $goal }{ $unit }。
    .help = 在 values 里补报最新数值；没有完成的，把 status 改回 "doing"。
stage-back = 措施“{ $measure }”的阶段从“{ $from }”退回“{ $to }”。
    .help = 写错的改正 stage；确实返工的，在 note 里说明原因。
value-back = 措施“{ $measure }”的“{ $target }”{ $on }报的是 { $from }，这次是 { $to }，离目标更远了。
    .help = values 写截至当日的累计数，不写本期新增数；确实倒退的，在 note 里说明原因，这条提醒可以放着。
value-back-first = 措施“{ $measure }”的“{ $target }”起点是 { $from }，这次报的是 { $to }，离目标更远了。
    .help = values 写截至当日达到的数，连同起点一起算，不写本期新增数；起点写错的，改目标的 baseline；确实倒退的，在 note 里说明原因，这条提醒可以放着。
extension-without-reason = 措施“{ $measure }”的时限由 { $from } 改为 { $to }，没有写原因。
    .help = 在同一条 [[updates]] 里用 note 写明原因。
extension-without-reason-problem = 问题“{ $problem }”的整改时限由 { $from } 改为 { $to }，没有写原因。
    .help = 在同一条 [[problems]] 里用 note 写明原因。
closed-without-acceptance = 问题“{ $problem }”已于 { $closed } 销号，却没有写由谁验收。
    .help = 写上 closed_by = "验收的单位或个人"。
stale = { $village }最近一次进展总结是 { $last }，距今 { $days } 天，超过 { $limit } 天。
    .help = 在该村的 progress/ 里写一篇新的进展总结，文件名以日期开头。
stale-never = { $village }的方案自 { $start } 开始，已 { $days } 天，没有一篇进展总结（期限 { $limit } 天）。
    .help = 在该村的 progress/ 里写第一篇进展总结，文件名以日期开头。
stale-no-start = { $village }有方案，但没有进展总结，方案和专项也都没有写开始日期。
    .help = 在该村的 progress/ 里写第一篇进展总结，或在方案里写上 start = 年-月-日。
not-disclosed = { $village }应当{ $every ->
        [month] 每月
        [quarter] 每季度
        [half-year] 每半年
       *[year] 每年
    }公开“{ $item }”，有 { $count } 期没有公开：{ $periods }。
    .help = 在该村的 notices/ 里补上当期的公示，date 须落在该期之内，item = "{ $id }"。
likely-copy = { $path } 像是 { $original } 复制出来的一份，里面的内容会再算一次。
    .help = 多余的，删去这一份；不是复制的，换一个名称；暂时留着的，在名称前加下划线 _ 。
duty-short = { $period } { $found }/{ $asked }
quota = { $village }未达到“{ $programme }”对“{ $role }”的要求（实际/要求）：走访 { $visits }；解决问题 { $problems }。
    .help = 把已经做过的走访补写进该村进展总结的 [[visits]]：role = "{ $role }"，on 写走访当天，solved 写解决的问题数。
quota-visits = { $village }未达到“{ $programme }”对“{ $role }”的走访要求（实际/要求）：{ $visits }。
    .help = 把已经做过的走访补写进该村进展总结的 [[visits]]：role = "{ $role }"，on 写走访当天。
quota-problems = { $village }未达到“{ $programme }”对“{ $role }”解决问题的要求（实际/要求）：{ $problems }。
    .help = 在该村进展总结的 [[visits]] 里，role = "{ $role }"，用 solved 写明解决了几个问题。
target-missed = “{ $programme }”的目标“{ $target }”没有按期达到：截至 { $by }，{ $villages } 个村中完成 { $complete } 个（{ $found }%），应完成 { $needed } 个（{ $asked }%）。
    .help = 当时已经完成的，在当时的进展总结里补写 status = "done" 和 done_on；没有完成的，在专项正文里说明原因。
bad-date-year = { $value } 的年份不像是真的。
    .help = 核对年份，写四位，如 2020-05-15。

## Open data
csv-key = 编号
csv-township = 乡镇
csv-village = 村
csv-code = 区划代码
csv-kind-of-village = 村的类型
csv-tags = 标签
csv-households = 户数
csv-population = 人口
csv-area = 面积
csv-longitude = 经度
csv-latitude = 纬度
csv-plans = 方案数
csv-measures = 措施数
csv-done = 已完成
csv-doing = 进行中
csv-planned = 未开始
csv-suspended = 暂停
csv-cancelled = 取消
csv-overdue = 已逾期
csv-due-soon = 即将到期
csv-undated = 无期限
csv-milestones-overdue = 逾期节点
csv-problems-open = 未销号问题
csv-problems-overdue = 逾期问题
csv-problems-closed = 已销号问题
csv-planned-yuan = 计划资金（元）
csv-spent-yuan = 已用资金（元）
csv-last-summary = 最近进展
csv-stale = 久未更新
csv-page = 页面
csv-programme = 专项
csv-kind = 措施类别
csv-title = 标题
csv-lead = 责任单位
csv-with = 配合单位
csv-person = 责任人
csv-start = 开始
csv-due = 期限
csv-first-due = 原定期限
csv-status = 状态
csv-stage = 阶段
csv-done-on = 完成日期
csv-done-late = 逾期完成
csv-targets = 目标（现值/目标值）
csv-note = 备注
csv-what = 类型
csv-measure = 所属措施
csv-state = 办理情况
csv-category = 分类
csv-notice-no = 整改通知书编号
csv-found-on = 发现日期
csv-found-by = 发现人
csv-open = 未销号
csv-closed-on = 销号日期
csv-closed-by = 验收人
csv-source = 资金来源
csv-on = 日期
csv-by = 来访人
csv-role = 身份
csv-solved = 解决问题数
csv-yes = 是
csv-no = 否
csv-what-measure = 措施
csv-what-milestone = 节点
csv-what-problem = 问题
csv-state-open = 在办
csv-state-met = 已办结
csv-state-unreported = 未报
csv-state-dropped = 已取消
csv-source-unbroken = 未分来源
csv-remark = 期限情况
sheet-villages = 村庄情况表
sheet-measures = 措施一览表
sheet-deadlines = 期限一览表
sheet-problems = 问题一览表
sheet-funds = 资金一览表
sheet-visits = 走访一览表
sheet-changes = 变化一览表
sheet-cut = { $text }……（太长，一格放不下；全文见csv文件和网页）
ics-name = { $place }期限
ics-measure-due = 到期：{ $title }（{ $place }）
ics-milestone-due = 节点到期：{ $title }，{ $measure }（{ $place }）
ics-problem-due = 整改到期：{ $title }（{ $place }）
ics-lead = 责任单位：{ $lead }
ics-day = 当天到期：措施{ $measures }项、节点{ $milestones }项、问题{ $problems }项
ics-days = 期限太多，逐项列出的日历打不开，所以每天只有一个日程，写明当天到期多少项；逐项见网站的期限页。
feed-title = { $title }：进展总结
feed-entry = { $place }：{ $title }
feed-entry-untitled = { $place }进展总结（{ $date }）
feed-period = 时段：{ $period }

## Search

search-label = 搜索
search-button = 搜索
search-title = 搜索
search-lead = 在 { $villages } 个村的方案、措施、问题、总结和公示中查找，截至{ $date }。
search-hint = 输入村名、措施、单位、职务或正文中的任意两个字以上；只输入一个字（如“路”），在标题里找。也可输入拼音首字母，如 dmdc 可找到大煤洞村。几个词之间用空格隔开。
search-count = 找到 { $n } 条
search-none = 没有找到。可以换一个词，或在下面按拼音首字母找村。
search-short = 请输入汉字，或者相连的两个以上字母、数字或拼音首字母。
search-more = 再显示 { $n } 条
search-failed = 搜索数据没能读取。请重新打开本页，或在下面按拼音首字母找村。
search-az = 按拼音首字母找村
search-letter-title = 拼音首字母为 { $letter } 的村
search-letter-other = 其他
search-letter-lead = 共 { $villages } 个村，截至{ $date }。
search-letter-part = { $first } 至 { $last }
search-sort-township = 乡镇
search-sort-village = 村
search-sort-programme = 专项
search-sort-kind = 措施种类
search-sort-unit = 责任单位
search-sort-page = 栏目
search-sort-plan = 方案
search-sort-measure = 措施
search-sort-problem = 问题
search-sort-summary = 进展总结
search-sort-notice = 公示公开

## Reading aids, sorting, filtering
aids-label = 阅读辅助
aid-elder = 大字
aid-contrast = 高对比
aid-dark = 深色
# In the words of tables %1 and %2 stand for figures and % for a column; scripts put them in.
table-find = 表内查找
table-any = 全部
table-order = 排序
table-given = 原来的顺序
table-up = 按“%”升序
table-down = 按“%”降序
table-some = 显示 %1 行，共 %2 行
table-all = 共 %2 行
table-none = 没有符合条件的行
table-reset = 全部显示

## How to read, not found, sharing
icon-alt = 村策的标记：一张画了横线的表，最后一行是一道进度条
foot-reading = 如何看懂本站
not-found-title = 没有这一页
not-found-lead = 您要看的网页不在这里。
not-found-why = 可能是网址写错了，也可能是这一页已经改名或者撤下。请从下面找：
not-found-home = 回到首页
not-found-townships = 按乡镇找到每一个村
not-found-search = 搜索：按名称或拼音首字母找
not-found-deadlines = 按期限看：哪些逾期，哪些快到期
reading-title = 如何看懂本站
reading-lead = 本站的记号、日期和数字是什么意思，都写在这一页。数据截至{ $date }。
reading-contents = 本页内容
reading-signs = 记号和状态
reading-signs-lead = 每个状态都有一个记号和一个词，不看颜色也认得出。●是办成了，◐是正在办，○是还没有到时候，▲是误了期限或者没有做到，◇是停下来，×是不再办了。
reading-measures = 措施：答应办的一件事
reading-measures-done = 村里报了办完。
reading-measures-doing = 已经动手，还没有办完。
reading-measures-planned = 写进了方案，还没有动手。
reading-measures-overdue = 过了期限还没有办完；不管动手没有，先标这一个。
reading-measures-suspended = 先停下来，以后还要办。
reading-measures-cancelled = 不再办了；仍然列在这里，不算没有办完的。
reading-measures-ongoing = 只用在条形图里：还没有办完、也没有逾期的，都合在一起。
reading-deadlines = 期限和节点：哪一天以前要办完，分几步办
reading-deadlines-met = 已经办完。
reading-deadlines-awaited = 期限还没有到。
reading-deadlines-overdue = 过了期限还没有办完。
reading-deadlines-none = 整件事报了办完，这一步没有单独报。
reading-deadlines-cancelled = 所属的措施取消了。
reading-problems = 问题：查出来要整改的事
reading-problems-open = 还没有改好，期限没有到或者没有定。
reading-problems-overdue = 过了整改的期限还没有改好。
reading-problems-closed = 改好了，从清单上划掉；哪天销号、谁验收，写在旁边。
reading-plans = 方案、专项目标和下村次数
reading-plans-complete = 这份方案里没有一件还没有办完的事。
reading-plans-incomplete = 这份方案里还有没办完的事。
reading-plans-reached = 到了日子，要求的数目够了。
reading-plans-missed = 到了日子，要求的数目不够。
reading-plans-awaited = 要求的日子还没有到。
reading-villages = 村和公示
reading-villages-stale = 超过{ $days }天没有交进展总结的村。
reading-villages-withdrawn = 公示期满，正文和附件已经撤下，只留这一行。
reading-late-title = 什么叫逾期、临近期限
reading-day = 本站写的都是{ $date }这一天的情况。这一天以后办的事，要等下一次更新才看得到。
reading-late = 过了期限那一天还没有办完，就是逾期；期限当天不算。逾期几天，从期限的第二天数起。
reading-soon = 还没有办完、期限就在今后{ $days }天以内的，算临近期限；当天到期的也算。
reading-undated = 没有定期限的不算逾期，另外列出。
reading-moved = 期限可以改，要写明原因，原来的日子不抹掉，写作“首次承诺”。办完了再看迟了几天，按最早定的期限算。
reading-figures = 目标、百分数和条形图
reading-target = 目标写成“12 / 40 户”这样：前面是最近一次报的数，后面是要办到的数。写着“未报”的，是还没有报过数，不当作零。
reading-percent = 目标旁边的百分数，是从起点到目标走了多少；措施的百分数，是已完成的占全部没有取消的多少。都只取整数，不到100%就是还没有办完。
reading-bar = 条形图从左到右是已完成、已逾期、其余未完成、取消，长短按项数分，数字写在下面。例如：
reading-line = 时间线
reading-line-lead = 方案页上每项措施一条横线，左边早、右边晚。线上的记号是：
reading-money = 计划的钱和支出的钱
reading-spent = “计划”是方案里写的钱。“已支出”是村里报的、到最近一次总结为止一共花的钱，不是这一次花的；没有报的写“支出未报”。
reading-sources = 钱从哪里来，分为：{ $sources }。
reading-unbroken = “未分来源”是报了花多少、没有报花的是哪一笔的钱。
reading-editions = 公开版和内部版
reading-edition-public = 您看的是公开版，谁都可以看。
reading-edition-internal = 这是内部版，每页上方写着“内部资料”，不得外传。
reading-left-out = 公开版保护各家各户的隐私：不写身份证号、手机号、银行卡号，没有注明公开的电话也不写；帮了哪几户，只写有几户，不写是哪几家；注明内部的内容和公示期满的正文也不写。
reading-sums = 公开版的合计只算公开的内容，所以有时比内部版少。
reading-help = 搜索、大字、打印和下载
reading-search-term = 搜索
reading-search = 在每页上方的搜索框里，打村名、措施、单位、职务里连着的两个字以上就能找；也可以打拼音的首字母，比如找大桥村，打dqc。几个词之间空一格。
reading-aids-term = 大字、高对比、深色
reading-aids = 字太小、看不清、晚上刺眼的，点一下每页上方的“大字”“高对比”“深色”；这台设备下次打开还是这样。再点一下就恢复。
reading-print-term = 打印
reading-print = 每一页都可以直接打印在A4纸上；黑白打印时看记号和文字。
reading-data = 全部公开数据可以下载，用表格软件打开。
reading-wrong = 写错了怎么办
reading-correct = 发现写错的、漏写的，请告诉村委会或乡镇，也可以打监督电话。核实以后改正，本站下一次更新时就能看到。

## Pictures
map-north = 北
map-scale = { $km }公里
map-key = 图上有{ $villages }个村：● 没有逾期，▲ 有逾期。点开看该村。
map-key-here = 圆圈里是本村；图上有{ $villages }个村：● 没有逾期，▲ 有逾期。
map-key-townships = 每个点是一个乡镇：● 没有逾期，▲ 有逾期。点开看该乡镇。
map-missing = 另有{ $villages }个村没有登记经纬度。
fig-money-share = 已支出资金占计划
col-shares = 已完成、逾期、其余
see-programmes = 看各专项
home-notices = 最近的公示公开
village-money = 资金（按来源）
village-place = 在哪里
col-money-bar = 长条是计划，深色是已支出
fact-place = 位置
lonlat = 经度{ $longitude }°，纬度{ $latitude }°
axis-year = { $year }年
axis-going = 从开始到期限
axis-done = 办完之日
axis-due = 期限
axis-slip = 原定期限和改期
axis-over = 逾期至今
axis-milestones = 节点：已办到、未到期
axis-today = 数据截至{ $date }
said-of-which = 其中
changed-title = 改称
reports-on = 报告{ $count }项
col-step-bar = 已到这一步的村

## Packets
packet-briefing-title = { $place }“一村一策”工作简报
packet-dossier-title = { $place }“一村一策”档案
packet-tasks-title = { $name }任务清单
packet-deadline-title = { $county }到期事项清单
packet-deadline-lead = 全部{ $deadlines }个期限，其中逾期{ $overdue }个，临近{ $soon }个。数据截至{ $date }。
packet-deadline-lead-between = { $from }至{ $to }到期的{ $deadlines }个期限，其中逾期{ $overdue }个，临近{ $soon }个。数据截至{ $date }。
packet-deadline-lead-from = { $from }起到期的{ $deadlines }个期限，其中逾期{ $overdue }个，临近{ $soon }个。数据截至{ $date }。
packet-deadline-lead-to = 到{ $to }为止到期的{ $deadlines }个期限，其中逾期{ $overdue }个，临近{ $soon }个。数据截至{ $date }。
packet-selection-title = { $county }任务清单（选编）
packet-selection-lead = 按条件选出措施{ $measures }项，已完成{ $done }项，逾期{ $overdue }项；未销号问题{ $problems }个。数据截至{ $date }。
packet-problem-title = 问题整改督办单
packet-notice-of-problem = 整改通知书
packet-problem-lead = { $place }：{ $title }。数据截至{ $date }。
packet-wallchart-title = { $place }“一村一策”作战图
packet-wallchart-lead = { $place }{ $villages }个村、{ $measures }项措施，已完成{ $done }项，逾期{ $overdue }项。数据截至{ $date }。
cli-packet-about = 把方案、进展、问题、公示印成可以分发的材料（PDF）。
cli-packet-usage = cunce packet KIND [OF] [选项]
cli-packet-example =
    例：cunce packet village hexi/beigou
        cunce packet deadline --from 2026-06 --to 2026-09
        cunce packet selection --select township=hexi,status=overdue
cli-packet-kind = 哪一种：county 县简报，township 乡镇简报，village 村档案，programme 专项，unit 单位，measure 措施，deadline 期限，problem 督办单，notice 公示，wallchart 作战图，selection 选编
cli-packet-of = 哪一个：文件夹名、编号或者名称，如 hexi/beigou；不写就每个印一份
cli-packet-from = 期限从哪天起，如 2026-06 或 2026-06-15
cli-packet-to = 期限到哪天止
cli-packet-select = 只印符合条件的：township= village= programme= measure= unit= due= status=，用逗号隔开
cli-packet-out = 写到哪里：文件夹，或者只印一份时的 .pdf 文件（默认 packets/）
cli-fonts-about = 看看印材料用本机哪些字体，还缺哪些。
cli-fonts-usage = cunce fonts [选项]
cli-fonts-example =
    例：cunce fonts --font-path D:\字体
cli-font-path = 还到这个文件夹里找字体，可以写多次
cli-ignore-system-fonts = 不用系统里安装的字体
cli-build-packets = 同时印好各种材料，放进网站并在网页上给出链接
font-role-song = 宋体（表格、页码）
font-role-fangsong = 仿宋（正文）
font-role-kai = 楷体（二级标题）
font-role-hei = 黑体（一级标题）
font-role-title = 小标宋（标题）
font-taken = { $role }：{ $family }（{ $path }）
font-stand-ins = 提醒：本机没有{ $roles }的字体，用别的代替了。可以安装哪些，用 cunce fonts 查看。
font-stand-in = 提醒：没有{ $role }的字体，用“{ $family }”代替。可以安装其中一种：{ $wanted }。
packet-file = 已印：{ $path }（{ $pages }页）
packet-wrote = 共{ $files }份、{ $pages }页，用时{ $seconds }秒。
packet-refused = 有错误，什么都没有印。改好以后再印一次。
packet-condition-township = 乡镇
packet-condition-village = 村
packet-condition-programme = 专项
packet-condition-measure = 措施
packet-condition-unit = 单位
packet-condition-due = 期限
packet-condition-status = 状态
failure-selection = 错误：看不懂 --select 里的“{ $given }”。可以写：{ $known }。
failure-packet-none = 错误：没有可以印的：{ $of }。
failure-packet-one-file = 错误：{ $path } 是一个文件，装不下{ $count }份材料。写一个文件夹，或者写明印哪一个。
failure-packet-unknown = 错误：找不到“{ $of }”，或者不止一个。可以写名称，也可以写括号里的编号：{ $known }。
failure-no-font = 错误：本机没有中文字体，印不了材料（网站照样能生成）。请安装宋体和仿宋；Debian、Ubuntu：apt install fonts-noto-cjk fonts-lxgw-wenkai；或用 --font-path 指明字体所在的文件夹。cunce fonts 可以查看。
failure-no-folder-of-fonts = 错误：没有这个字体文件夹：{ $path }
failure-threads = 错误：系统没有给出线程：{ $error }
failure-no-glyph = 错误：主题的文字里有字符“{ $character }”（{ $codepoint }），本机字体都没有它。请换一个字，或者安装有这个字的字体。
no-glyph = 字符“{ $character }”（{ $codepoint }）本机的字体都没有，印不出来。
    .help = 换一个字，或者安装有这个字的字体（生僻字可用 Plangothic、花园明朝），再用 cunce fonts 查看。
no-glyph-own = 字符“{ $character }”（{ $codepoint }）是自造的字，别的机器上不是这个样子，不能存档，印不出来。
    .help = 换成字库里有的字；确实没有的生僻字，用拼音代替，或者写明怎么拆。
packets-built = 另印好材料{ $files }份、{ $pages }页，放在网站的 packets/ 里，网页上有链接。
packets-not-built = 网站已经生成，但没有印材料，网页上也没有链接。
packet-link-county = 全县工作简报（PDF）
packet-link-township = 乡镇工作简报（PDF）
packet-link-village = 本村档案（PDF）
packet-link-programme = 任务清单（PDF）
packet-link-unit = 任务清单（PDF）
packet-link-measure = 任务清单（PDF）
packet-link-deadline = 到期事项清单（PDF）
packet-link-problem = 督办单：{ $title }（PDF）
packet-link-notice = 张贴用的公示（PDF）
packet-link-wallchart = 作战图（PDF，A3）
packet-link-selection = 任务清单（PDF）
packet-links = 打印材料

## What packets print
packet-contents = 目录
packet-figures = 总体情况
packet-attachments = 附件
packet-accepted-by = 验收人
packet-charged = 责任单位
packet-term = 整改期限
packet-so-far = 整改进展
packet-required = 整改要求
packet-requirements = 请责任单位在整改期限内改正，书面报告整改情况并附证明材料；确实不能按期改正的，在期限以前说明原因，报经同意后改期。
packet-received = 责任单位签收
packet-received-by = 签收人
packet-put-right = 整改情况
packet-acceptance = 验收意见
packet-blank-date = 　　年　　月　　日
packet-seal = （盖章）
packet-notice = 公示
packet-posted = 公示时间
packet-qr = 扫码看网页
packet-wallchart-key = 格内：记号是状态，日期是期限。
packet-picture-form = 提醒：图片 { $path } 的格式印不了，印了它的说明文字。改成 .png、.jpg、.webp 或 .svg。
packet-picture-broken = 提醒：图片 { $path } 打不开，印了它的说明文字。文件坏了，或者后缀和内容不一致，请重新保存。
packet-picture-inks = 提醒：图片 { $path } 的颜色是印刷用的 CMYK，印不了，印了它的说明文字。用看图软件另存为普通的 RGB 图片。
packet-picture-linked = 提醒：图片 { $path } 里还引用别的文件，印了它的说明文字。请把引用的图嵌进去。
packet-picture-glyph = 提醒：图片 { $path } 里的字符“{ $character }”本机的字体都没有，印了它的说明文字。
packet-picture-unread = 提醒：图片 { $path } 读不出来（{ $error }），印了它的说明文字。
packet-status-open = 未完结
packet-status-closed = 已完结
packet-status-soon = 临近期限
failure-paper = 错误：写不了 { $path }（{ $error }）。一份也没有写。
packet-own = 本级
packet-more = 另有{ $count }项
failure-packet-nothing = 错误：没有符合条件的措施和问题：{ $conditions }。
failure-packet-no-name = 错误：{ $kind }只有一份，不用写“{ $name }”。
failure-packet-no-days = 错误：--from 和 --to 只用于 deadline，不用于{ $kind }。
failure-packet-backwards = 错误：--from { $from } 在 --to { $to } 之后，请倒过来写。

## What falls due, how it stands
remains = 还剩
remains-today = 今天到期
remains-left = 还有 { $days } 天
remains-late = 逾期 { $days } 天
remains-sum = 逾期 { $overdue } 项，{ $days } 天内到期 { $soon } 项。
standing-day = { $county }，截至 { $date }
standing-villages = 村数
cli-shape = human 给人看（默认）、json 给程序、csv 给表格软件
cli-due-about = 逾期的和快到期的事项
cli-due-usage = cunce due [选项]
cli-due-example =
    例：
      cunce due --within 30d --township qiaotou
      cunce due --unit 县水利局 --format csv > 水利局.csv
cli-due-within = 多少天以内到期的，例如 30d（默认按 site.toml 的 due_soon_days）
cli-due-township = 只看这个乡镇
cli-due-unit = 只看这个单位牵头的
cli-status-about = 全县和各乡镇的进度
cli-status-usage = cunce status [选项]
cli-status-example =
    例：
      cunce status --as-of 2020-06-10

## Ledgers
ledger-sheet-villages = 村名册
ledger-sheet-measures = 任务台账
ledger-sheet-problems = 问题台账
ledger-title = { $county }{ $ledger }（截至 { $date }）
ledger-number = 序号
ledger-key = 标识（勿改）
ledger-township = 乡镇
ledger-village = 村
ledger-code = 行政区划代码
ledger-village-kind = 村类型
ledger-tags = 标签
ledger-households = 户数
ledger-population = 人口
ledger-area = 面积
ledger-programme = 专项
ledger-kind = 措施类别
ledger-measure = 措施内容
ledger-lead = 牵头单位
ledger-with = 配合单位
ledger-person = 责任人
ledger-start = 开始时间
ledger-due = 完成时限
ledger-first-due = 原定时限
ledger-status = 状态
ledger-stage = 阶段
ledger-done-on = 实际完成时间
ledger-target = 目标
ledger-current = 目前值
ledger-fund-of = { $source }（元）
ledger-spent = 已支出（元）
ledger-progress = 进展情况
ledger-note = 备注
ledger-problem = 存在问题
ledger-category = 问题类别
ledger-notice-no = 整改通知书编号
ledger-found-on = 发现时间
ledger-found-by = 发现单位
ledger-problem-lead = 责任单位
ledger-problem-due = 整改时限
ledger-problem-status = 是否销号
ledger-closed-on = 销号时间
ledger-closed-by = 验收人
ledger-closed = 已销号
ledger-open = 未销号
ledger-note-part = { $heading }：{ $text }
ledger-overdue = 是否逾期
import-sheet-measures = 工作表“{ $sheet }”：任务台账，{ $count } 行。
import-sheet-problems = 工作表“{ $sheet }”：问题台账，{ $count } 行。
import-sheet-villages = 工作表“{ $sheet }”：村名册，{ $count } 行。
import-sheet-hidden = 工作表“{ $sheet }”是隐藏的，没有读。要读就在 Excel 或 WPS 里取消隐藏。
import-new = 新增 { $key } { $title }
import-changed = 改动 { $key } { $title }
import-field = { $heading }：{ $from } → { $to }
import-field-set = { $heading }：{ $to }
import-not-understood = 没看懂 { $count } 处：
import-at-cell = { $sheet }!{ $cell } { $heading }“{ $value }”：{ $why }
import-at-row = { $sheet } 第 { $line } 行“{ $value }”：{ $why }
import-at-sheet = { $sheet }：{ $why }
import-sum = 新增 { $new } 项，改动 { $changed } 项，未变 { $unchanged } 项，涉及 { $files } 个文件。
import-dry = 这是试算，什么也没有写。
import-refused = 有没看懂的地方，什么也没有写。改好台账再来；或加 --rest，只写看懂的各行。
import-nothing = 记录与台账一致，没有要写的。
import-none = 没有能写入的行。
import-wrote = 写入了：{ $path }
import-next = 接着用 cunce check 检查，再用 cunce diff 看改了什么。
export-wrote = 写入了 { $path }：{ $villages } 个村，{ $measures } 项措施，{ $problems } 个问题。
ledger-why-day = 不是日期。写成 2020-05-15、2020.5.15 或 2020年5月底；没有时限就空着。
ledger-why-no-year = 没有年份。写上年份；或在标题、工作表名里写“2020年”；或在对照表里写 year = 2020。
ledger-why-no-such-day = 没有这一天。
ledger-why-money = 不是金额。写数字，例如 12.5，最多到分。
ledger-why-no-unit = 没说是元还是万元。在表头里写（万元）或（元）；或在对照表里写 money = "万元"。
ledger-why-shared = 一个金额合并给了几行，不知道各占多少。拆开合并的单元格，每行写自己的数。
ledger-why-number = 不是数字。
ledger-why-status = 不认得这个状态。写未开始、进行中、已完成、暂停、取消之一；或在对照表的 [status] 里写明。
ledger-why-formula = 公式没有算出结果。
ledger-why-unsaved = 公式没有存下结果。用 Excel 或 WPS 打开，存一次再导入。
ledger-why-column = 不认得这个表头。在对照表的 [columns] 里写明它是哪一项；用不着的写进 ignore。
ledger-why-doubled = 与表头 { $cell } 是同一项，只取了那一列。在对照表的 [columns] 里写明这一列是哪一项；用不着的写进 ignore。
ledger-why-rival = 与表头 { $cell } 是同一来源的钱，不知道取哪一列，两列都没有取。是支出的，上面一行表头写“已支出”；不要的，删去那一列。
ledger-why-sheet = 没有找到表头，这个工作表没有读。
ledger-why-row = 既不是一条记录，也不是乡镇、专项或措施类别的小标题。
ledger-why-no-place = 没写是哪个乡镇、哪个村。
ledger-why-township = 没有这个乡镇。先导入村名册，或用 cunce new township 建。
ledger-why-township-like = 没有这个乡镇。是不是“{ $like }”？
ledger-why-village = 没有这个村。先导入村名册，或用 cunce new village 建。
ledger-why-village-like = 没有这个村。是不是“{ $like }”？不是的话，先导入村名册，或用 cunce new village 建。
ledger-why-two-villages = 几个乡镇都有这个村。写上乡镇。
ledger-why-several-villages = 一格写了几个村。一个村写一行。
ledger-why-no-title = 没写措施或问题的内容。
ledger-why-no-programme = 没写属于哪个专项。加一列“专项”，或用 --programme 指明。
ledger-why-programme = 没有这个专项。现有：{ $known }
ledger-why-no-kind = 没写属于哪类措施。加一列“措施类别”，或用 --kind 指明。
ledger-why-kind = 没有这类措施。先写进 measures.toml。
ledger-why-kind-like = 没有这类措施。是不是“{ $like }”？
ledger-why-stage = 没有这个阶段。这类措施的阶段：{ $known }
ledger-why-no-stages = 这类措施不分阶段。
ledger-why-no-source = 没写资金来源。加一列“资金来源”，或用 --fund-source 指明。
ledger-why-source = 没有这个资金来源。现有：{ $known }
ledger-why-split = 方案里分了几个来源，一个总数对不上。按来源分列写。
ledger-why-sum = 旁边各来源加起来不是这个数。
ledger-why-parts = 方案里这个来源记了几笔，只凭一个总数改不了。请在方案文件里改。
ledger-why-target = 看不出目标。写成“脱贫户数 40 户”，几个目标用分号隔开。
ledger-why-key = 没有这个标识的记录。新的一行不要写标识。
ledger-why-ambiguous = 有几条同名的记录。写上编号或标识。
ledger-why-twice = 第 { $line } 行已经写过。
ledger-why-twice-sheet = 工作表“{ $sheet }”第 { $line } 行已经写过。
ledger-why-disagrees = 与 { $cell }“{ $value }”对不上，不知道以哪一格为准。
ledger-why-order = { $later } 早于 { $earlier }，先后不对。
ledger-why-undated = 已经定下的时限不能取消。确要取消，改方案文件。
ledger-why-no-found-on = 新问题要写发现时间。加一列“发现时间”，或在对照表的 [defaults] 里写 found_on。
ledger-why-found-on = 已有问题的发现时间，台账改不了。台账写错了，改台账；记录写错了，改最先报告它的方案或总结。
ledger-why-person = 问题记录里只有责任单位，没有责任人。把人写进“责任单位”或“备注”；不要这一列，就在对照表里写进 ignore。
ledger-why-no-closed-on = 已销号的问题要写销号时间。
ledger-why-not-closed = 写着没有销号，却有销号时间。销了号的写“是”，没销的去掉日期。
ledger-why-code-under = 代码应以 { $parent } 开头：那是所属乡镇或县的代码。
ledger-why-code = 行政村代码是 12 位数字。变成 6.3E+11 的，先把这一列设成文本，再重新填。
ledger-why-layout = 这条记录的写法只能由人来改。
failure-sheet-kind = 错误：不是台账文件：{ $path }。能读的有 xlsx、xlsm、xls、ods、csv。
failure-sheet-broken = 错误：读不出 { $path }：{ $message }。用 Excel 或 WPS 打开，另存为 xlsx 再试。
failure-sheet-stumbled = 错误：读不出 { $path }：文件已损坏。用 Excel 或 WPS 打开，另存为 xlsx 再试。
failure-sheet-quote = 错误：{ $path } 第 { $line } 行有个引号只有开头，没有结尾，后面的行都会算进这一格。补上引号，或用 Excel 打开，另存为 xlsx 再试。
failure-sheet-large = 错误：{ $path } 太大：一个台账最多读 { $rows } 行、{ $cells } 格，一格最多 { $signs } 字。按乡镇拆成几个文件，并删掉看似空白、其实有格式的行和列。
failure-map = 错误：对照表 { $path } 第 { $line } 行第 { $column } 列写错了：{ $message }
failure-default = 错误：没有“{ $given }”。现有：{ $known }
failure-draft = 错误：{ $path } 写得不对，没法改。先运行 cunce check。
failure-would-break = 错误：台账里的内容会让 { $path } 出错（{ $code }），什么也没有写。改好台账再来。
failure-not-xlsx = 错误：{ $path } 的名称不是以 .xlsx 结尾的，Excel 和 WPS 会打不开。台账只写成 xlsx，请写 { $instead }。
failure-taken = 错误：{ $path } 已经有了，而且不是导出后没有改过的台账，所以没有动它。换一个文件名，或先把它移到别处。
failure-stdout = 错误：输出没有写完（{ $error }）。
failure-unwritten = 错误：写不了 { $path }（{ $error }）。原来的文件没有动。
failure-workbook-text = 错误：写不出 { $path }：第 { $number } 行有一格超过 { $most } 个字，单元格放不下。把它改短。
failure-workbook-rows = 错误：写不出 { $path }：一张表最多 { $number } 行。用 --select 只导出一部分。
cli-import-about = 把 Excel 台账变成记录，或按台账更新记录
cli-import-usage = cunce import 台账.xlsx [选项]
cli-import-example =
    例：
      cunce import 台账.xlsx --dry-run      先看会改什么，不写
      cunce import 台账.xlsx                全看懂了才写
      cunce import 台账.csv --rest --programme jingzhun
cli-import-file = 台账文件：xlsx、xlsm、xls、ods 或 csv
cli-import-map = 对照表（TOML）：表头和用词与常见的不同时用
cli-import-dry-run = 只试算，不写
cli-import-rest = 有没看懂的行，也写入其余各行
cli-import-date = 进展记在哪一天（默认今天）
cli-import-programme = 台账没写专项时，算哪个专项
cli-import-kind = 台账没写措施类别时，算哪一类
cli-import-fund-source = 台账没写资金来源时，算哪个来源
cli-export-about = 把村名册、任务台账、问题台账写成 Excel
cli-export-usage = cunce export 台账.xlsx [选项]
cli-export-example =
    例：
      cunce export 台账.xlsx
      cunce export 逾期.xlsx --select status=overdue
cli-export-file = 写到哪个文件（.xlsx）
cli-export-select = 只要符合条件的，例如 "township=qiaotou,status=overdue"
## Layout, schemas, manual
cli-fmt-about = 把记录整理成统一的排版，意思和注释都不变；改一处，git 里就只显示一处。
cli-fmt-usage = cunce fmt [PATH…] [选项]
cli-fmt-example =
    例：
      cunce fmt
      cunce fmt content/townships/hexi --check
cli-fmt-path = 只整理这些文件或文件夹，要在内容文件夹里（默认全部）
cli-fmt-check = 只看不改：列出要整理的文件，有就以退出码 1 结束
fmt-changed = 整理了 { $changed } 个文件，共看了 { $all } 个。
fmt-checked = 有 { $changed } 个文件要整理，共看了 { $all } 个。
fmt-broken = 另有 { $broken } 个文件读不懂，没有动。请先按上面的改法改正。
fmt-doubtful = 错误：{ $path } 没有动：整理以后意思可能会变。这是程序的毛病，请把这个文件交给维护人员。
failure-no-record = 错误：{ $path } 里没有内容文件夹 { $content } 的记录。请写内容文件夹里的文件或文件夹，或者用 --content 指明内容文件夹。
cli-schema-about = 输出记录的 JSON Schema，编辑器用它提示、补全和检查字段。
cli-schema-usage = cunce schema RECORD|--out DIR [选项]
cli-schema-example =
    例：
      cunce schema plan
      cunce schema --out content/.schemas
cli-schema-record = 哪一种记录：site home measures units disclosures programme township village plan progress notice
cli-schema-out = 写到这个文件夹里，每种记录一个文件；不写 RECORD 就是全部
cli-completions-about = 输出命令补全脚本，装到终端里，按 Tab 键就能补全命令和选项。
cli-completions-usage = cunce completions SHELL
cli-completions-example =
    例：
      cunce completions bash > ~/.local/share/bash-completion/completions/cunce
cli-completions-shell = 哪一种终端：bash zsh fish powershell elvish
cli-licenses-about = 输出本程序和其中各部分的许可条款、版权声明。
cli-licenses-usage = cunce licenses
cli-licenses-example =
    例：
      cunce licenses > third-party.txt
cli-man-about = 输出手册页（man 格式）。
cli-man-usage = cunce man [选项]
cli-man-example =
    例：
      cunce man --out ~/.local/share/man/man1
cli-man-out = 把程序和每个命令的手册页都写到这个文件夹里（默认只输出程序这一页）
man-manual = 村策手册
man-name = 名称
man-synopsis = 用法
man-options = 参数和选项
man-commands = 命令
man-example = 例子
schema-taplo =
    编辑器（如 VS Code 的 Even Better TOML）按这里找到每种记录的字段说明，边写边提示、补全和检查。
    只管 .toml 的记录；.md 里两行 +++ 之间的字段，编辑器提示不了。只有字段、没有正文的记录，可以写成 .toml。
    文件夹 .schemas 由 cunce schema --out 生成，不要手工改。
schema-words = { $about }可以写：{ $words }。
schema-word = { $word }（{ $meaning }）
schema-status-planned = 未开始
schema-status-doing = 进行中
schema-status-done = 已完成
schema-status-suspended = 暂停
schema-status-cancelled = 取消
schema-every-month = 每月
schema-every-quarter = 每季度
schema-every-half-year = 每半年
schema-every-year = 每年
schema-per-month = 每月
schema-per-quarter = 每季度
schema-per-year = 每年
schema-language-zh-hans = 简体中文
schema-language-zh-hant = 繁体中文
schema-language-en = 英文
schema-site = 全站设置
    .about = site.toml：县名、网站名称和全站的规则。
schema-home = 首页
    .about = home.md：首页的文字。字段只有 internal。
schema-measures = 措施目录
    .about = measures.toml：有哪几类措施，方案里的措施都归到其中一类。
schema-units = 单位目录
    .about = units.toml：有哪些责任单位，方案里用编号或名称指它们。
schema-disclosures = 村务公开目录
    .about = disclosures.toml：哪些事必须公开，多久公开一次。
schema-programme = 专项
    .about = programmes/专项.md：一个专项的要求，以及县里自己的措施和问题。
schema-township = 乡镇
    .about = township.md：一个乡镇的基本情况。
schema-village = 村
    .about = village.md：一个村的基本情况。
schema-plan = 方案
    .about = plans/专项.md：一个村（或乡镇）在一个专项里的方案。
schema-progress = 进展总结
    .about = progress/日期.md：到某一天办到了哪一步。
schema-notice = 公示
    .about = notices/日期.md：村务公开目录里某一项的公示。
field-internal = 只给内部版看
    .about = 写 true，这份记录或这一条只出现在内部版里，公开版连同有关的数字和链接一起去掉。
field-title = 标题
    .about = 一句话的标题，不写就用默认的名称。
field-name = 名称
    .about = 网站上印的名称。
field-id = 编号
    .about = 别处用它指这一条，也是网址的一部分。在同一份记录里不能重复，写了以后不要再改。
field-county = 县（市、区）
    .about = 县（市、区）的名称。
field-code = 行政区划代码
    .about = 行政区划代码，加引号；要以上级的代码开头。
schema-site-code = 行政区划代码
    .about = 县 6 位、市 4 位、省 2 位，加引号；写了以后，乡镇和村的代码都要以它开头。
schema-township-code = 乡镇代码
    .about = 9 位数字，加引号；要以县的代码开头。
schema-village-code = 村代码
    .about = 12 位数字，加引号；要以乡镇的代码开头。
schema-site-title = 网站名称
    .about = 网站的名称，印在每一页的页首。
field-language = 网站文字
    .about = 网站用哪一种文字，默认简体中文。
field-base-url = 网址
    .about = 网站将来的地址，以 https:// 或 http:// 开头；订阅和日历要用它。
field-theme = 版式
    .about = 用哪一套版式，默认 default；自己的版式放在内容文件夹旁边的 themes/名称/ 里。
field-as-of = 截至日期
    .about = 把网站定格在这一天，用于样例和存档；平时不要写，程序按当天计算。
field-publisher = 发布单位
    .about = 由谁发布，印在页脚。
field-hotline = 监督电话
    .about = 监督电话，总是公开；请写单位的座机。
field-publication = 公开的规则
    .about = 快到期、久未更新怎样算，资金来源有哪些。
field-due-soon-days = 快到期的天数
    .about = 期限前多少天算“快到期”，默认 30。
field-stale-after-days = 久未更新的天数
    .about = 一个村多少天没有进展总结算“久未更新”，默认 92，即一个季度。
field-fund-sources = 资金来源
    .about = 资金从哪里来；方案里的 source 只能用这几个词。
field-privacy = 隐私
    .about = 程序不让身份证号、手机号、银行卡号上网；例外写在这里。
field-allow = 准许公开的号码
    .about = 确实要公开的号码，逐个照原样写。
field-measures = 措施
    .about = 一条措施一段：做什么，谁负责，什么时候办完。
schema-measures-measures = 措施的类别
    .about = 一类措施一段。
schema-measures-measures-id = 类别编号
    .about = 方案里的 kind 写它，也是网址的一部分；写了以后不要再改。
schema-measures-measures-name = 类别名称
    .about = 这类措施的名称。
field-group = 分组
    .about = 同一组的排在一起。
field-about = 说明
    .about = 这类措施是什么，一两句话。
field-stages = 阶段
    .about = 这类措施依次要走的几步，按先后写；网站按它统计走到哪一步。
field-units = 责任单位
    .about = 一个单位一段。
field-contact = 联系方式
    .about = 单位的联系方式，例如办公电话。
field-disclosures = 公开的事项
    .about = 一件必须公开的事一段。
schema-disclosures-name = 事项名称
    .about = 这件事的名称，照公开目录写。
field-basis = 依据
    .about = 依据哪一条法律或文件。
field-since = 从哪天起
    .about = 从哪一天起要公开；这一天以前的时段不算缺。
field-every = 多久一次
    .about = 多久至少公开一次；不写就是有了才公开。
field-days = 公示天数
    .about = 一则公示贴多少天。
field-lead = 牵头单位
    .about = 写单位目录里的编号或名称；几个单位写成 ["甲", "乙"]。
schema-programme-lead = 牵头单位
    .about = 这个专项由哪个单位牵头，写单位目录里的编号或名称。
schema-township-lead = 第一责任人
    .about = 乡镇的第一责任人。
field-start = 开始日期
    .about = 从哪天起，不加引号。
field-end = 结束日期
    .about = 到哪天止，不加引号；不能早于 start。
field-classes = 村的分类
    .about = 各村分成哪几类；方案里用 class 说明属于哪一类。
field-requires = 必须有的措施
    .about = 每个方案必须有的措施类别，写措施目录里的编号；缺了会有提醒。
schema-programme-targets = 阶段目标
    .about = 到某一天，有方案的村里多少要全部办结。
schema-programme-targets-name = 目标名称
    .about = 这一段目标叫什么。
schema-programme-targets-by = 到哪天
    .about = 到哪一天要达到，不加引号。
field-share = 比例
    .about = 0 到 1 的小数，逐段累计：六成写 0.6。
field-quotas = 走访要求
    .about = 一种人一段：多久到每个村走访几次，解决几个问题。
field-role = 职务
    .about = 以什么身份，例如第一书记、联村领导；走访要求按它对照。
field-visits = 走访
    .about = 一次走访一段：谁、哪天、什么身份。
schema-quotas-visits = 走访次数
    .about = 每个时段到每个村走访几次。
schema-quotas-problems = 解决的问题
    .about = 每个时段在每个村解决几个问题。
field-per = 时段
    .about = 上面的次数按多长的时段算。
field-kind = 种类
    .about = 例如：镇、乡、街道、行政村、社区、嘎查。
field-order = 次序
    .about = 整数，小的排在前面；不写的按文件夹名排在后面。
field-people = 有关的人
    .about = 一人一段，例如村党支部书记、驻村工作队。
schema-people-name = 姓名
    .about = 这个人的姓名。
field-unit = 单位
    .about = 在哪个单位。
field-phone = 电话
    .about = 只在内部版出现，除非这一段写了 public = true。
field-public = 公开电话
    .about = 写 true，公开版也印出这个电话。
field-tags = 标签
    .about = 例如：贫困村、难点村、后进村、城中村；可以有几个。
field-households = 户数
    .about = 整数。
field-population = 人口
    .about = 整数。
field-area = 面积
    .about = 平方公里，可以有小数。
field-lonlat = 经纬度
    .about = 先经度、后纬度，十进制的度。
field-facts = 其他情况
    .about = 左边是名目，右边是内容，照写的次序印出来。
field-document-no = 文号
    .about = 批准方案的文号。
field-class = 分类
    .about = 属于专项的哪一类，只能用专项 classes 里的词。
field-approvals = 审批
    .about = 审批的环节，按先后一个一段。
field-step = 环节
    .about = 审批到了哪一个环节。
field-by = 由谁
    .about = 由谁审批或走访。
field-on = 哪天
    .about = 哪一天，不加引号；审批不写就是还在等。
schema-visits-on = 走访日期
    .about = 哪一天去的，不加引号。
schema-measures-kind = 措施类别
    .about = 写措施目录里的编号。
schema-measures-title = 做什么
    .about = 一句话说清做什么。
field-with = 配合单位
    .about = 写单位目录里的编号或名称，可以有几个。
field-person = 责任人
    .about = 具体由谁负责。
field-due = 期限
    .about = 哪天以前办完，不加引号；以后改期写在进展总结里。
field-status = 状态
    .about = 方案里写定下来那天的状态，默认未开始；总结里不写就是没有变。
field-stage = 阶段
    .about = 走到哪一步，只能用这一类措施的 stages。
field-done-on = 办完日期
    .about = 哪一天办完，不加引号；与 status = "done" 一起写。
field-note = 说明
    .about = 一句说明；改期的时候必须写明原因。
field-targets = 目标
    .about = 要达到的数，一个一段。
schema-measures-targets-name = 目标名称
    .about = 总结里的 values 用它；在这条措施里不能重复。
schema-measures-targets-unit = 计量单位
    .about = 例如户、公里、万元、%。
field-baseline = 起点
    .about = 开始时的数，默认 0。
field-value = 目标值
    .about = 要达到的数，最多六位小数。
field-milestones = 分步
    .about = 分几步走，一步一段。
schema-measures-milestones-title = 步骤名称
    .about = 总结里用它说哪一步做完了；在这条措施里不能重复。
field-amount = 数量
    .about = 这一步完成多少；只有一个目标时才能写，几步加起来等于目标减去起点。
field-members = 名单
    .about = 这一步是哪几户，只写编号，不写姓名；公开版只印个数。
field-funds = 资金
    .about = 钱从哪里来，一个来源一段。
field-source = 资金来源
    .about = 只能用 site.toml 里 fund_sources 的词。
schema-funds-amount = 金额
    .about = 元，最多两位小数，不加引号。
field-problems = 问题
    .about = 一个问题一段；总结里写同一个编号，就是以前的问题有了变化。
schema-problems-id = 问题编号
    .about = 在本村（乡镇、县）里不能重复。
field-category = 类别
    .about = 问题的类别，自己定。
field-notice-no = 整改通知书编号
    .about = 发了整改通知书的，写它的编号。
field-found-on = 发现日期
    .about = 哪一天发现的，不加引号。
field-found-by = 由谁发现
    .about = 哪个人或单位发现的。
field-closed-on = 销号日期
    .about = 哪一天销号，不加引号；不能早于发现日期。
field-closed-by = 验收人
    .about = 谁验收的；销了号而不写会有提醒。
field-evidence = 证明材料
    .about = 一个文件的相对路径，例如验收单。
field-date = 日期
    .about = 与文件名开头的日期相同，不加引号。
field-period = 时段
    .about = 说的是哪一段时间。
field-author = 作者
    .about = 谁写的。
field-updates = 变化
    .about = 哪一条措施有了变化，一条一段；没有变化的不用写。
field-measure = 哪条措施
    .about = 方案里措施的编号；村里有几个方案的，写成 专项/编号。
field-values = 完成数
    .about = 各个目标到这一天一共多少，不是这一次增加多少。
field-spent = 已花的钱
    .about = 到这一天一共花了多少元：一个数，或者按来源分开写。
schema-updates-due = 新的期限
    .about = 期限改到哪一天；在 note 里写明原因，原来的期限仍然看得见。
schema-updates-milestones = 做完的步骤
    .about = 哪一步在哪天做完。
field-achieved = 做完的名单
    .about = 哪一步做完了哪几户，只写编号；方案里写了 members 才能用。
field-solved = 解决的问题
    .about = 当次解决了几个问题。
field-item = 公开的事项
    .about = 写村务公开目录里的编号。
field-until = 公示到哪天
    .about = 过了这一天，公开版只留下标题和日期；不写就按目录的天数算。

## What changed
change-title = 名称
change-kind = 措施类别
change-due = 完成时限
change-target = 指标“{ $name }”
change-milestone = 节点“{ $name }”
change-fund = 资金“{ $name }”
change-lead = 责任单位
change-with = 配合单位
change-person = 责任人
change-start = 开始日期
change-end = 结束日期
change-status = 状态
change-stage = 阶段
change-done-on = 完成日期
change-reported = 已报“{ $name }”
change-spent = 已支出
change-class = 类别
change-document-no = 文号
change-approval = 审批“{ $name }”
change-category = 问题类别
change-notice-no = 整改通知书编号
change-found-on = 发现日期
change-found-by = 发现人
change-closed-on = 销号日期
change-closed-by = 验收人
change-item = 公开事项
change-date = 公示日期
change-until = 公示截止
change-added-place = 新建
change-added-plan = 新方案
change-added-measure = 新增措施
change-added-problem = 新问题
change-added-notice = 新公示
change-dropped-place = 撤销
change-dropped-plan = 方案撤销
change-dropped-measure = 措施取消
change-dropped-problem = 问题删除
change-dropped-notice = 公示撤下
change-moved = 改了位置
change-later = 推迟{ $days }天
change-earlier = 提前{ $days }天
change-undated = 不再有时限
change-less = 减少
change-more = 增加
change-given-up = 放弃
change-reopened = 重新打开
change-back = 倒退
change-set = 新写上
change-unset = 删去
change-nothing = （无）
change-value-from = { $goal }（从{ $baseline }起）
change-value-money = { $digits }元
change-value-share = { $due }（{ $amount }）
change-value-met = { $due }（{ $done }完成）
change-value-share-met = { $due }（{ $amount }，{ $done }完成）
change-value-approved = { $by }，{ $date }
change-value-awaited = { $by }，待批
change-line = { $label }：{ $from } → { $to }
change-line-one = { $label }：{ $fact }
change-line-remark = { $line }（{ $remark }）
change-line-through = { $line }（进展总结{ $summary }）
change-of = { $title }（{ $key }）  { $what }
record-wording = { $path }：只改了文字或排版
record-renamed = { $path }：只改了文件名
record-fields = { $path }：改了 { $fields }
record-gap = { $path }：这一版读不出来（{ $code }，第{ $line }行），不作比较
record-missing = { $path }：这一版的内容不在本机的克隆里，不作比较
record-summary-added = { $path }：新的进展总结
record-summary-deleted = { $path }：进展总结被删除
list-semicolon = ；
diff-head = 从{ $from }到{ $to }
diff-commit = { $commit }（{ $date }）
diff-work-tree = 现在的文件（还没有提交）
diff-place = { $name }（{ $key }）
diff-counts = 方案和进展共{ $changes }处变化，其中承诺变弱{ $weaker }处，倒退{ $back }处。
diff-hidden = 另有{ $changes }处变化属于内部内容，其中承诺变弱{ $weaker }处；用 --edition internal 查看。
log-first = 最早的版本，{ $measures }项措施
log-uncommitted = 尚未提交
log-line = { $date }  { $commit }  { $who }  { $what }
history-not-asked = 没有读历史（--no-history）。
history-no-repository = 提醒：内容文件夹不在 git 仓库里，所以没有历史。在上一级文件夹运行 git init，再提交，就有了。
history-not-committed = 提醒：内容文件夹在 git 仓库里，但还没有提交过，所以没有历史。
history-no-commit = 提醒：git 仓库里还没有提交，所以没有历史。
history-not-owned = 提醒：{ $path } 所在的 git 仓库属于别的用户，没有读它的历史。确认可信后运行 git config --global --add safe.directory 加上仓库的路径。
history-unreadable = 提醒：读不了 git 仓库（{ $error }），所以没有历史。
history-shallow = 提醒：这是浅克隆，{ $date }以前的历史不在里面，“首次承诺”只能从那一天算起。运行 git fetch --unshallow 取回全部历史。
history-uncommitted = 提醒：有{ $count }个记录还没有提交，它们的改动标作“尚未提交”。
failure-no-versions = 错误：没有“{ $given }”的历史。写成 乡镇/村 或者 乡镇/村/专项，写名称或者文件夹名，现有的乡镇和村是：{ $known }。
failure-no-versions-yet = 错误：没有“{ $given }”的历史，这里还没有乡镇和村。
cli-diff-about = 比较两个版本：哪些承诺变了，变强还是变弱。
cli-diff-usage = cunce diff [A..B] [选项]
cli-diff-example =
    例：
      cunce diff
      cunce diff HEAD~10..HEAD
      cunce diff edition/2026-q1..edition/2026-q2 --fail-on weakened
cli-diff-range = 哪两个版本：A..B，或者只写 A 同工作区比（默认 HEAD）
cli-fail-on = 有变弱的承诺（weakened），或者还有倒退（back）时，退出码为 1
cli-log-about = 列出一个村或一个方案的全部版本，每版一行。
cli-log-usage = cunce log 乡镇/村[/专项] [选项]
cli-log-example =
    例：
      cunce log hexi/beigou
      cunce log hexi/beigou/tong-lu --edition internal
cli-log-of = 哪个村或方案：名称或者文件夹名，如 北沟村、hexi/beigou/tong-lu
cli-no-history = 不读 git 历史：没有“变化”里的历次修改，生成更快
nav-changes = 变化
sign-weaker = ▼
sign-back = ↩
changes-title = 承诺的变化
changes-lead = 进展总结算到{ $date }，方案文本算到最近一次修改：时限推迟{ $slipped }次，共{ $days }天；有{ $weakened }项承诺变弱，新增{ $added }项措施。
changes-of = { $name }的变化
changes-quarter = { $year }年第{ $quarter }季度
changes-edition = 定版“{ $name }”
changes-edition-lead = 这一版定于{ $frozen }。比起上一版“{ $before }”，时限推迟{ $slipped }次，共{ $days }天；有{ $weakened }项承诺变弱，新增{ $added }项措施。本站截至{ $date }。
changes-edition-first = 这一版定于{ $frozen }，是最早的一版，没有上一版可比。本站截至{ $date }。
changes-edition-apart = 这一版定于{ $frozen }，不在主线上，不能同别的版本比较。本站截至{ $date }。
changes-commit = 对应的提交：{ $commit }
changes-by-quarter = 按季度
changes-by-quarter-note = 一项承诺在几个季度里都变弱的，每季各算一项，合计里只算一项。
changes-by-township = 按乡镇
changes-editions = 定版
changes-editions-note = 每一版都冻结在当天；数字是同上一版相比的变化，其间改过又改回的不计。
changes-newest = 最近的变化
changes-all = 全部变化
changes-none = 没有变化。
changes-apart = 这一版不在主线上，没有可比的版本。
changes-more = 这里只列最近的，更早的{ $count }处请看各季度。
changes-version = 当时的方案
changes-since = 变化有两个来源：进展总结里的改期，和方案文本的历次修改。修改历史从{ $date }起；以前改过什么，这里看不到。
changes-shallow = 变化有两个来源：进展总结里的改期，和方案文本的历次修改。本站生成时只取到{ $date }以后的修改历史，更早的没有算进来。
changes-no-repository = 这里只有进展总结里的改期。生成本站时没有可读的修改历史，方案文本改过什么，这里看不到。
changes-not-asked = 这里只有进展总结里的改期。生成本站时没有读修改历史，方案文本改过什么，这里看不到。
changes-uncommitted = 有{ $count }个文件改了还没有提交，这些变化标作“尚未提交”。
sum-slipped = 时限推迟（次）
sum-days = 共{ $days }天
sum-weakened = 承诺变弱（项）
sum-cut = 指标或资金减少（处）
sum-dropped = 取消（项）
sum-added = 新增措施（项）
sum-back = 状态倒退（处）
col-days = 推迟（天）
col-quarter = 季度
col-edition = 定版
col-commit = 提交
col-change = 变化
col-brought-by = 依据
col-promised = 当时的承诺
history-title = 方案的历史
history-firsts = 最初的承诺 → 现在的承诺
history-kept = 最初承诺的时限、指标、资金和责任单位都没有变。
history-versions = 历次版本（{ $count }版）
version-title = 第{ $number }版
version-first = 现在能查到的最早一版
version-wording = 只改了文字或排版
version-renamed = 只改了文件名
version-fields = 改了别的内容
version-gap = 这一版读不出来（{ $code }，第{ $line }行），没有比较；下面沿用前一版
version-missing = 这一版的内容取不到，没有比较；下面沿用前一版
version-replaced = { $date }由下一版代替。
version-in-force = 这一版之后没有再改。
version-today = 看现在的方案
version-then = 当时的方案
version-no-measures = 这一版没有措施。
version-no-text = 公开版的旧方案只列承诺，不列说明文字和人名：以前的文字可能是为了保护隐私才改掉的。
versions-title = { $plan }的历次版本
versions-lead = “{ $plan }”的第{ $first }版到第{ $last }版，新的在前。
versions-all = 全部{ $count }版
change-first-due = 方案里的时限
record-deleted = { $path }：删除了
record-added = { $path }：新的
history-no-version = 错误：仓库里没有版本“{ $name }”。写一个提交号、分支或者标签，两个之间用两个点，如 HEAD~10..HEAD；浅克隆里没有更早的提交。
table-changes = 变化：每处变化一行，有改期、指标增减、措施增删
change-sort-place = 村或乡镇
change-sort-plan = 方案
change-sort-measure = 措施
change-sort-problem = 问题
change-sort-notice = 公示
csv-sort = 所属
csv-change = 变化类型
csv-label = 变了什么
csv-from = 原来
csv-to = 现在
csv-days = 推迟天数
csv-weakened = 承诺变弱
csv-back = 倒退
csv-date = 日期
csv-summary = 进展总结
csv-commit = 提交
csv-rows = 行数
csv-file = 文件
versions-older = 更早的版本
versions-newer = 更新的版本
version-fact = { $label } { $value }
version-kept = 另有{ $count }项同前一版：{ $measures }。
version-kept-one = { $title }（{ $due }）

## Regions (cunce federate)
cli-federate-about = 把各县已经生成的网站汇总成一个地区（市、省）的网站，只读它们的 data/，不需要各县的内容
cli-federate-usage = cunce federate OUT SITE… [选项]
cli-federate-example =
    例：
      cunce federate quanshi sites/huangbei sites/hexi --name 某市
      cunce federate quanshi 湟北=sites/huangbei/public 河西=sites/hexi/public
cli-federate-out = 汇总网站的文件夹，整体替换
cli-federate-site = 一个县的发布文件夹；前面可以写“名称=”，不写就用文件夹的名字
cli-federate-name = 地区的名称
cli-federate-allow-missing = 有的县读不出来时，退出码也是 0
federate-missing = 没有汇总：{ $name }（{ $path }）。{ $why }
federate-read = 汇总：{ $counties } 个县、{ $townships } 个乡镇、{ $villages } 个村、{ $measures } 项措施。
federate-days = 各县数据的日期不同，从 { $first } 到 { $last }。
federate-incomplete = 提醒：有 { $count } 个县没有读出来，网页上已经写明，合计里没有它们。
failure-region-overlap = 错误：县的文件夹 { $site } 与汇总网站的文件夹 { $out } 互相包含。请另选一个位置，例如放在它旁边。
failure-region-no-name = 错误：{ $path } 没有可以作名称的文件夹名。请写成“名称={ $path }”。
failure-region-bad-name = 错误：“{ $name }”不能作县的名称。名称用于网址，不能是空的，不能以点、下划线、连字符开头，不能有斜杠、冒号、引号、尖括号、竖线、问号、星号。
failure-region-same-name = 错误：{ $first } 和 { $second } 的名称都是“{ $name }”。请在其中一个前面另写名称，例如“另一个名称={ $second }”。
failure-region-same-folder = 错误：{ $path } 写了两次。请去掉一个。
failure-region-same-code = 错误：{ $first } 和 { $second } 的区划代码都是 { $name }，是同一个县。请去掉一个，或者改正其中一个 site.toml 的 code 后重新生成。
failure-region-internal = 错误：{ $path } 是内部版，不能汇总成公开版。请换成该县的公开版；确实要内部版的汇总，加 --edition internal。
failure-region-nothing = 错误：没有一个县读得出来，没有生成。
region-fault-no-folder = 没有这个文件夹。
region-fault-no-data = 文件夹里没有 data/site.json，这个县可能还没有生成，或者写错了文件夹。
region-fault-no-part = 缺少 { $file }，可能没有复制完整。
region-fault-unreadable = { $file } 读不出来：{ $why }。
region-fault-no-format = data/site.json 没有写明格式的版本，可能不是本程序生成的，或者版本太旧。请用现在的版本重新生成。
region-fault-format = 数据格式是第 { $format } 版，本程序读第 1 版。请用同一版本的程序重新生成这个县，或者更新本程序。
region-fault-form = { $file } 不完整或格式不对：{ $why }。请重新生成这个县。
region-fault-other-build = { $file } 与 data/site.json 不是同一次生成的。请重新复制或重新生成。
region-fault-unknown = { $file } 里写的“{ $name }”在 data/site.json 里没有。请重新生成这个县。
region-fault-contrary = { $file } 里的“{ $name }”已经办完，却写着逾期或临近期限。请重新生成这个县。
region-fault-sum = 合计与逐行的数不一致：{ $what } 写的是 { $said }，逐行数是 { $counted }。请重新生成这个县。
region-name = 各县汇总
region-home-lead = { $name }{ $counties }个县、{ $townships }个乡镇、{ $villages }个村答应办的事，办到了哪一步。数据截至{ $date }。
region-note-days = 各县数据的日期不同，最早{ $first }，最晚{ $last }。
region-note-absent = 有{ $count }个县的数据没有读出来，合计里没有它们。
region-note-which = 看是哪些县
region-by-done = 按完成率
region-by-overdue = 按逾期占比
region-more = 另有{ $count }个县没有列在这里。
region-absent-title = 没有读出来的县
region-absent-lead = 以下各县不在合计里。名称是汇总时写的名称。
region-counties-title = 各县
region-counties-lead = { $counties }个县的合计，按区划代码排列；另有{ $absent }个县没有读出来。数据截至{ $date }。
region-county-lead = { $county }{ $townships }个乡镇、{ $villages }个村答应办的事，办到了哪一步。数据截至{ $date }。
region-own-site = 打开本县的网站
region-townships-more = 另有{ $count }个乡镇，见本县的网站。
region-kinds = 各类措施
region-measures-title = 按措施看
region-measures-lead = { $kinds }类措施，共{ $measures }项。各县名称相同的算作一类。数据截至{ $date }。
region-kind-lead = { $counties }个县、{ $villages }个村有“{ $kind }”，共{ $measures }项。数据截至{ $date }。
region-kind-counties = 有这类措施的县
region-ladder = { $counties }个县用这套步骤
region-deadlines-lead = 各县共{ $deadlines }个期限，其中已逾期{ $overdue }个。数据截至{ $date }。
region-month-lead = { $month }各县共有{ $deadlines }个期限。数据截至{ $date }。
region-month-counties = 各县
region-overdue-title = 逾期最久的
region-overdue-lead = 已经逾期的共{ $count }项，按逾期的天数排列，最久的在前。数据截至{ $date }。
region-overdue-more = 另有{ $count }项没有列出。
region-overdue-parts = 各县分别有多少
region-problems-lead = 各县未销号的问题{ $open }个，其中逾期{ $overdue }个。数据截至{ $date }。
region-problems-counties = 按县
region-problems-overdue = 逾期最久的问题
region-data-lead = 汇总的数据，都可以下载使用。数据截至{ $date }。
region-data-tables = 每张表是一个csv文件：UTF-8编码带签名，双击打开中文不会乱码。
region-data-json = 全部汇总（JSON）：各县、各乡镇、各类措施、各月期限、逾期最久的
region-data-counties = 每项措施、每个村的数据在各县自己的网站里，见各县的“下载数据”。
region-table-counties = 县：每县一行
region-table-townships = 乡镇：每个乡镇一行，县本级的另有一行
region-search-lead = 输入县、乡镇、村、措施种类的名称，或者拼音首字母。共{ $counties }个县、{ $villages }个村。数据截至{ $date }。
region-search-note = 方案和措施的内容在各县自己的网站里搜索。
region-sort-county = 县
region-sort-place = 乡镇和村
region-sort-kind = 措施种类
region-place = { $county }{ $place }
nav-counties = 按县
col-county = 县
col-counties = 县（个）
col-as-of = 数据截至
col-rank = 名次
col-overdue-percent = 逾期占比（%）
col-why = 原因
csv-county = 县
csv-as-of = 数据截至
csv-townships = 乡镇数
csv-villages = 村数
