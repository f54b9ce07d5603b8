## Dates and money
date-long = { $year }年{ $month }月{ $day }日
date-month = { $year }年{ $month }月
money-wan = { $digits }萬元
money-yuan = { $digits }元

## Findings
syntax = TOML 讀不懂：{ $message }。
    .help = 按 TOML 寫法改正：文字加英文雙引號，日期寫作 2020-05-15，每行一個 鍵 = 值。
syntax-front-open = 開頭的 +++ 沒有對應的結束行。
    .help = 在字段寫完之後另起一行寫 +++，其後才是正文。
syntax-front-yaml = 這裏用 --- 寫字段，本程序用 +++ 和 TOML。
    .help = 把兩行 --- 都改成 +++，其間寫成 鍵 = 值。
syntax-front-late = 第一行不是 +++，後面卻有 +++：字段會被當作正文公開。
    .help = 讓 +++ 單獨佔文件的第一行，前面不留空行和別的字，三個加號用英文半角。
syntax-quotes = 這裏用了中文引號。
    .help = 換成英文雙引號，如 name = "橋頭村"；文字裏面的中文引號可以保留。
syntax-unclosed = 英文雙引號只有一個。
    .help = 在文字的末尾補上英文雙引號，如 name = "橋頭村"。
syntax-inner = 英文雙引號裏面又有英文雙引號，分不清文字到哪裏為止。
    .help = 裏面的引號換成中文引號，如 title = "整治「髒亂差」"。
syntax-equals = 字段和內容之間寫了「{ $named }」。
    .help = 換成英文等號，如 name = "橋頭村"。
syntax-brackets = 這裏用了中文括號「{ $named }」。
    .help = 換成英文方括號，如 [[measures]]。
syntax-comma = 幾項之間寫了「{ $named }」。
    .help = 換成英文逗號，如 ["甲", "乙"]。
syntax-space = 這裏有全角空格或看不見的字符。
    .help = 刪去它；要空格的，用英文半角空格。
syntax-key = 「{ $named }」不是字段的寫法：字段都用英文。
    .help = 換成英文字段，如 lead = "村委會"（牽頭單位）；[facts] 裏的名目加英文雙引號，如 "耕地" = "1260畝"。
syntax-no-value = { $named } 後面沒有內容。
    .help = 寫上內容；還不知道的，刪去這一行，或在行首加 # 。
syntax-date = 日期不能寫成幾年幾月幾日。
    .help = 寫成 2020-05-15 這樣，不加引號。
syntax-number = { $named } 的數字裏有別的字。
    .help = 只寫數字：18萬元寫 180000，180,000 寫 180000，40戶寫 40，share 的 60% 寫 0.6。日期寫 2020-05-15；編號、電話這類不是數量的，加英文雙引號。
syntax-boolean = { $named } 只能是 true 或 false。
    .help = 是寫 true，否寫 false，都用小寫，不加引號。
syntax-unquoted = { $named } 的文字沒有加引號。
    .help = 前後加上英文雙引號，如 { $named } = "…"。
syntax-twice = { $named } 寫了兩次。
    .help = 同一段裏一個字段只寫一次；一條一條的內容（措施、問題等），每條都以 [[…]] 兩層方括號開頭，附屬的段（目標、資金等）寫在它所屬的那條後面。
encoding = 文件不是 UTF-8 編碼：第 { $byte } 個字節是 { $value }。
    .help = 用記事本等打開，「另存為」時編碼選 UTF-8。
bad-date = 日曆上沒有 { $value } 這一天，或寫法不對。
    .help = 寫成真實的日期，年四位、月日各兩位，如 2020-05-15，不加引號。
bad-block-open = :::internal 沒有結束，下面的內部文字會一直到文末。
    .help = 在內部文字之後另起一行寫 :::
bad-block-nested = 內部段落裏又寫了一次 :::internal。
    .help = 先用一行 ::: 結束上一段，再開始新的一段。
bad-block-stray = 這個 ::: 前面沒有 :::internal。
    .help = 刪去這一行，或在內部文字之前補上一行 :::internal
bad-block-misspelt = 「{ $line }」像內部段落的標記，但寫法不對，其後的文字會被公開。
    .help = 頂格寫 :::internal 開始，頂格寫 ::: 結束，都用英文冒號，後面不加別的字。
misplaced-file = { $path } 不在格式規定的任何位置，裏面的內容不會出現在網站上。
    .help = 把它移到該放的文件夾（plans、progress、notices、programmes），或在文件名前加下劃線 _ 表示不用。
misplaced-file-undated = { $path } 的文件名沒有以日期開頭。
    .help = 把文件改名為日期開頭，如 2020-05-15.md 或 2020-05-15-說明.md。
misplaced-file-folder = { $path } 放錯了文件夾，是不是該放在 { $meant }/ 裏？
    .help = 把文件夾改名為 { $meant }。
misplaced-file-file = { $path } 的文件名不認識，是不是 { $meant }？
    .help = 把文件改名為 { $meant }，擴展名不變。
misplaced-file-ending = { $path } 的擴展名不是小寫的 .md 或 .toml，裏面的內容不會出現在網站上。
    .help = 把擴展名改成小寫的 .md 或 .toml；末尾是 .md.txt 的，先讓電腦顯示文件擴展名，再刪去 .txt。
unsafe-slug-empty = 名稱是空的。
    .help = 寫一個名稱，如 qiaotou 或 橋頭。
unsafe-slug-long = 名稱「{ $name }」太長，有的系統存不下。
    .help = 縮短到 200 個字節以內（約 60 個漢字）。
unsafe-slug-reserved = 「{ $name }」是系統保留的名稱，在 Windows 上建不了這樣的文件，或與網站自己的文件重名。
    .help = 換一個名稱。
unsafe-slug-character = 名稱「{ $name }」裏有不能用的字符 { $character }。
    .help = 去掉這個字符，用漢字、字母、數字、- 或 _。
unsafe-slug-end = 名稱「{ $name }」的首尾有空格或句點。
    .help = 去掉首尾的空格和句點。
unsafe-slug-not-unicode = 文件名不是 Unicode 文字，別的電腦上會變成亂碼。
    .help = 重新給文件命名。
slug-clash = { $path } 與 { $first } 只差大小寫或字形寫法，在 Windows 上是同一個名稱。
    .help = 把其中一個改名。
duplicate-record = { $path } 與 { $first } 是同一份記錄寫了兩次。
    .help = 只保留其中一個文件。
outside-link = 這個符號鏈接指向內容文件夾之外（{ $target }）或並不存在。
    .help = 把需要的文件複製進來，代替鏈接。
missing-record = 缺少 { $path }，這個文件夾裏的內容無處歸屬。
    .help = 新建 { $name }，至少寫上 name = "名稱"；若不是鄉鎮或村，把文件夾改名為以 _ 開頭。
missing-record-site = 缺少 { $path }。
    .help = 新建 { $name }，寫上 title 和 county。
unsafe-html = 正文裏的網頁代碼 <{ $name }> 會被去掉。
    .help = 改用 Markdown 寫法，或刪去這段代碼。
unsafe-html-attribute = 網頁代碼 <{ $name }> 的 { $attribute } 會被去掉。
    .help = 刪去 { $attribute }。
unsafe-html-scheme = 以 { $scheme } 開頭的鏈接會被去掉，只留文字。
    .help = 改用 https:// 開頭的網址、mailto: 或 tel:，或鏈接到內容文件夾裏的文件。
unsafe-html-remote-picture = 別的網站上的圖片不直接顯示，只留一個鏈接。
    .help = 把圖片存到內容文件夾裏再引用。
no-alt = 圖片 { $path } 沒有文字說明，看不見圖的人不知道它是什麼。
    .help = 在方括號裏寫明圖的內容，如 ![渠道清淤前後對比]({ $path })。
placeholder = 「{ $text }」像沒有填完的模板文字。
    .help = 填上真實的內容。
unknown-field = 沒有 { $field } 這個字段。
    .help = 刪去它，或改用這裏可以寫的字段：{ $known }。
unknown-field-meant = 沒有 { $field } 這個字段，是不是 { $meant }？
    .help = 改成 { $meant }。
missing-field = 缺少必填的 { $field }。
    .help = 在這裏補上一行 { $field } = …
missing-field-new-problem = 問題 { $id } 此前沒有登記過，首次登記要寫 { $field }。
    .help = 補上 { $field }；如果是更新以前的問題，把 id 改成原來的編號。
wrong-type-text = { $field } 應當是文字。
    .help = 加上英文雙引號，如 { $field } = "…"。
wrong-type-date = { $field } 應當是日期。
    .help = 寫成 2020-05-15 這樣，不加引號，不寫時刻。
wrong-type-boolean = { $field } 只能是 true 或 false。
    .help = 寫 { $field } = true 或 { $field } = false，不加引號。
wrong-type-count = { $field } 應當是不小於 0 的整數。
    .help = 只寫數字，如 { $field } = 128，不加引號和單位。
wrong-type-integer = { $field } 應當是整數。
    .help = 只寫數字，如 { $field } = 3，不加引號。
wrong-type-quantity = { $field } 應當是數字，小數最多六位。
    .help = 只寫數字，如 { $field } = 12.5，不加引號和單位；share 的 60% 寫 0.6。
wrong-type-money = { $field } 應當是以元為單位的金額。
    .help = 只寫數字，如 { $field } = 30000 或 { $field } = 1250.50，不加引號和單位。
wrong-type-texts = { $field } 應當是一組文字。
    .help = 寫成 { $field } = ["甲", "乙"]。
wrong-type-text-or-texts = { $field } 應當是文字或一組文字。
    .help = 寫成 { $field } = "甲" 或 { $field } = ["甲", "乙"]。
wrong-type-names = { $field } 應當是「名稱 = 值」的一組。
    .help = 寫成 { $field } = { "{" } "名稱" = … { "}" }。
wrong-type-fact = { $field } 的值只能是文字、數字、日期或它們的一組。
    .help = 寫成一個簡單的值，如 { $field } = "…"。
wrong-type-lonlat = { $field } 應當是經度和緯度兩個數。
    .help = 寫成 { $field } = [101.68, 36.93]，先經度後緯度。
wrong-type-entries = { $field } 應當一條一條寫。
    .help = 每條以單獨一行 [[{ $field }]] 開頭。
wrong-type-table = { $field } 應當是一段字段。
    .help = 以單獨一行 [{ $field }] 開頭，下面寫各字段。
wrong-type-choice = { $field } 不能寫「{ $value }」。
    .help = 從這些裏選一個：{ $choices }。
wrong-type-url = { $field } 不是完整的網址：{ $value }。
    .help = 寫成 https://example.org/cun/ 這樣，以 https:// 或 http:// 開頭。
wrong-type-share = { $field } 應當在 0 到 1 之間。
    .help = 60% 寫成 0.6，全部寫成 1。
bad-money-plain = { $field } 的金額「{ $value }」不是普通的數字。
    .help = 寫出全部數字，如 30000，不用科學計數法。
bad-money-precise = { $field } 的金額 { $value } 超過兩位小數。
    .help = 元以下最多寫到分，如 1250.50。
bad-money-negative = { $field } 的金額 { $value } 是負數。
    .help = 寫不小於 0 的金額；退回的資金從累計數裏減去。
bad-money-large = { $field } 的金額 { $value } 太大，單位是不是寫錯了？
    .help = 金額以元為單位，最多十五位。
bad-code = 區劃代碼「{ $value }」應當是 { $digits } 位數字。
    .help = 核對民政部門公佈的代碼，寫滿 { $digits } 位。
bad-code-site = 區劃代碼「{ $value }」應當是 2、4 或 6 位數字。
    .help = 縣寫 6 位，市寫 4 位，省寫 2 位。
bad-code-parent = 區劃代碼 { $value } 不在上級代碼 { $parent } 之下。
    .help = 核對代碼，前幾位應當是 { $parent }。
date-mismatch = date 寫的是 { $date }，文件名以 { $name } 開頭，兩者不一致。
    .help = 改 date 或改文件名，使兩者相同。
date-order-start-end = 結束日期 { $later } 早於開始日期 { $earlier }。
    .help = 核對兩個日期，結束不能早於開始。
date-order-start-due = 期限 { $later } 早於開始日期 { $earlier }。
    .help = 核對兩個日期，期限不能早於開始。
date-order-start-done = 完成日期 { $later } 早於開始日期 { $earlier }。
    .help = 核對兩個日期，完成不能早於開始。
date-order-found-closed = 銷號日期 { $later } 早於發現日期 { $earlier }。
    .help = 核對兩個日期，銷號不能早於發現。
date-order-date-until = 公示截止日期 { $later } 早於公示日期 { $earlier }。
    .help = 核對兩個日期，截止不能早於公示。
date-order-future = 文件日期 { $later } 晚於今天（{ $earlier }）。
    .help = 改正日期；若要看那一天的情況，用 --as-of { $later }。
milestones-sum = { $count } 個節點合計 { $sum }，而目標「{ $target }」要完成 { $way }，相差 { $difference }。
    .help = 改節點的 amount 或目標的 value，使合計正好相等。
milestones-sum-one-target = 節點寫了 amount，但這項措施有 { $targets } 個目標。
    .help = amount 只在措施恰有一個目標時使用：刪去 amount，或把措施拆開。
members = 節點「{ $milestone }」的 amount 是 { $amount }，名單卻有 { $members } 個編號。
    .help = 補齊或刪減名單，使人數與 amount 相等。
members-twice = 編號 { $member } 既在「{ $first }」又在「{ $second }」裏。
    .help = 每個編號只放在一個節點裏。
members-unknown = 編號 { $member } 不在節點「{ $milestone }」的名單裏。
    .help = 核對編號；名單寫在方案的 members 裏。
members-above = 「{ $target }」報了 { $value }，但到這一天只列出 { $achieved } 個已完成的編號。
    .help = 在 achieved 裏補上編號，或把數字改成與名單一致。
duplicate-id = 編號 { $id } 在這份文件裏已經用過了。
    .help = 換一個編號；若是複製時多出來的，刪去其中一條。
duplicate-id-target = 這項措施裏已有名為「{ $id }」的目標。
    .help = 換一個名稱。
duplicate-id-milestone = 這項措施裏已有名為「{ $id }」的節點。
    .help = 換一個名稱。
duplicate-id-problem = 問題編號 { $id } 在同一個村（鄉鎮、縣）裏已經用過了。
    .help = 換一個編號。
duplicate-id-problem-again = 問題 { $id } 已經登記過，這裏又寫了 found_on = { $found_on }。
    .help = 若是同一個問題，刪去 found_on；若是新問題，換一個編號。
unknown-measure-kind = 措施類別「{ $kind }」不在 measures.toml 裏。
    .help = 寫 measures.toml 裏的 id，或先在那裏登記這一類。
unknown-measure-kind-meant = 措施類別「{ $kind }」不在 measures.toml 裏，是不是 { $meant }？
    .help = 改成 { $meant }。
unknown-programme = 沒有專項「{ $programme }」。
    .help = 在 programmes/ 裏新建 { $programme }.md，或改方案的文件名。
unknown-programme-meant = 沒有專項「{ $programme }」，是不是 { $meant }？
    .help = 把方案文件改名為 { $meant }。
unknown-stage = 「{ $kind }」沒有「{ $stage }」這個階段。
    .help = 從這些階段裏選：{ $stages }。
unknown-stage-none = 「{ $kind }」沒有規定階段，這裏卻寫了「{ $stage }」。
    .help = 刪去 stage，或在 measures.toml 裏給這一類寫上 stages。
unknown-update = 沒有編號為「{ $measure }」的措施。
    .help = 寫方案裏措施的 id；有幾份方案時寫 專項/編號。
unknown-update-meant = 沒有編號為「{ $measure }」的措施，是不是 { $meant }？
    .help = 改成 { $meant }。
unknown-update-ambiguous = 幾份方案裏都有「{ $measure }」，不知道是哪一項。
    .help = 寫成 { $first } 或 { $second }。
unknown-class = 專項「{ $programme }」沒有「{ $class }」這一類。
    .help = 從這些裏選：{ $classes }。
unknown-class-none = 專項「{ $programme }」沒有分類，這裏卻寫了「{ $class }」。
    .help = 刪去 class，或在專項裏寫上 classes。
unknown-reference-target = 這項措施沒有名為「{ $name }」的目標。
    .help = 從這些裏選：{ $known }。
unknown-reference-milestone = 這項措施沒有名為「{ $name }」的節點。
    .help = 從這些裏選：{ $known }。
unknown-reference-target-none = 這項措施沒有目標，這裏卻寫了「{ $name }」的數值。
    .help = 刪去它，或在方案裏給這項措施寫上 [[measures.targets]]。
unknown-reference-milestone-none = 這項措施沒有節點，這裏卻寫了「{ $name }」。
    .help = 刪去它，或在方案裏給這項措施寫上 [[measures.milestones]]。
unknown-reference-fund-source = 沒有「{ $name }」這個資金來源。
    .help = 從這些裏選：{ $known }；或在 site.toml 的 fund_sources 裏加上。
unknown-reference-item = 公開目錄裏沒有「{ $name }」。
    .help = 寫 disclosures.toml 裏的 id，或先在那裏登記。
unknown-reference-item-meant = 公開目錄裏沒有「{ $name }」，是不是 { $meant }？
    .help = 改成 { $meant }。
unknown-reference-theme = 沒有主題「{ $name }」（找的是 { $folder }）。
    .help = 寫 default，或建好這個主題文件夾。
requires = 專項「{ $programme }」要求每份方案都有「{ $name }」（{ $kind }），這份沒有。
    .help = 加一項 kind = "{ $kind }" 的措施。
unlisted-unit = 「{ $unit }」不在 units.toml 裏（共用了 { $count } 次）。
    .help = 在 units.toml 裏登記，或改用已登記的名稱。
unlisted-unit-meant = 「{ $unit }」不在 units.toml 裏（共用了 { $count } 次），是不是「{ $meant }」？
    .help = 改成「{ $meant }」，或在 units.toml 裏登記。
broken-link = 鏈接 { $link } 沒有對應的文件（{ $path }）。
    .help = 核對路徑，或把文件放到那裏。
broken-link-meant = 鏈接 { $link } 沒有對應的文件（{ $path }），是不是 { $meant }？
    .help = 把鏈接裏的文件名改成 { $meant }。
broken-link-outside = 鏈接 { $link } 以 / 開頭或指向內容文件夾之外。
    .help = 寫相對路徑，如 ../village.md。
broken-link-not-a-picture = { $link } 是一份記錄，不是圖片。
    .help = 去掉前面的 !，寫成普通鏈接。
broken-link-anchor = 鏈接 { $link } 指向的頁面裏沒有「{ $anchor }」這個標題。
    .help = 核對標題，或去掉 # 及其後的部分。
private-data-resident-id = { $written } 像身份證號，會被公開。
    .help = 刪去它；確需保留的，標上 internal = true 或放進 :::internal 段落；不是這類號碼的，寫進 site.toml 的 [privacy] allow。
private-data-resident-id-name = 文件或文件夾名裏的 { $written } 像身份證號，會出現在網址裏。
    .help = 改名，去掉號碼。
private-data-mobile = { $written } 像手機號，會被公開。
    .help = 刪去它；確需保留的，標上 internal = true 或放進 :::internal 段落；不是這類號碼的，寫進 site.toml 的 [privacy] allow。
private-data-mobile-name = 文件或文件夾名裏的 { $written } 像手機號，會出現在網址裏。
    .help = 改名，去掉號碼。
private-data-bank-card = { $written } 像銀行卡號，會被公開。
    .help = 刪去它；確需保留的，標上 internal = true 或放進 :::internal 段落；不是這類號碼的，寫進 site.toml 的 [privacy] allow。
private-data-bank-card-name = 文件或文件夾名裏的 { $written } 像銀行卡號，會出現在網址裏。
    .help = 改名，去掉號碼。

## Status: sign and word
sign-done = ●
sign-met = ●
sign-closed = ●
sign-reached = ●
sign-complete = ●
sign-incomplete = ◐
sign-doing = ◐
sign-ongoing = ◐
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
status-met = 已辦到
status-closed = 已銷號
status-reached = 已達到
status-complete = 全部辦結
status-incomplete = 尚未辦結
status-doing = 進行中
status-ongoing = 在辦
status-open = 整改中
status-planned = 未開始
status-awaited = 未到期
status-none = 未報
status-overdue = 已逾期
status-missed = 未達到
status-stale = 久未更新
status-suspended = 暫停
status-cancelled = 取消
status-withdrawn = 已撤下

## Deadlines in days
due-late = 逾期{ $days }天
due-in = 還有{ $days }天
due-today = 今天到期
done-late-by = 遲{ $days }天辦完
due-first = 首次承諾{ $date }
undated = 未定期限
sort-measure = 措施
sort-milestone = 節點
sort-problem = 問題

## Column headings and short labels
col-measure = 措施
col-problem = 問題
col-plan = 方案
col-programme = 專項
col-kind = 措施種類
col-place = 所在地
col-township = 鄉鎮
col-village = 村（社區）
col-unit = 單位
col-status = 狀態
col-stage = 步驟
col-due = 期限
col-done-on = 辦完日期
col-closed-on = 銷號日期
col-found-on = 發現日期
col-found-by = 發現人
col-lead = 牽頭
col-with = 配合
col-person = 責任人
col-target = 目標
col-progress = 進度
col-now = 目前
col-goal = 目標值
col-percent = 完成率（%）
col-planned = 計劃（元）
col-spent = 已支出（元）
col-source = 來源
col-note = 說明
col-date = 日期
col-item = 公開事項
col-until = 公示至
col-period = 所屬時段
col-category = 類別
col-notice-no = 通知書編號
col-evidence = 依據
col-villages = 村（個）
col-measures = 措施（項）
col-done = 已完成（項）
col-overdue = 已逾期（項）
col-due-soon = 臨近期限（項）
col-problems-open = 未銷號問題（個）
col-last-summary = 最近總結
col-what = 事項
col-class = 類別
col-end = 截止日期
col-visitor = 來人
col-role = 身份
col-solved = 解決問題（個）
col-step = 步驟
col-by = 經辦
col-achieved = 已辦（戶、人）
col-amount = 數量
col-name = 姓名
col-post = 職務
col-sent-by = 派出單位
col-phone = 電話
col-share = 應達比例（%）
col-needed = 應有村數（個）
col-complete = 已辦結村數（個）
total = 合計
county-own = 縣本級
list-comma = 、
no-report = 未報
none-yet = 暫無

## Page furniture
skip-to-content = 跳到正文
nav-label = 全站導航
crumbs-label = 所在位置
nav-home = 首頁
nav-townships = 按鄉鎮
nav-measures = 按措施
nav-deadlines = 按期限
nav-units = 按單位
nav-programmes = 專項
nav-problems = 問題
nav-funds = 資金
nav-disclosures = 公開
nav-progress = 進展
page-internal = 內部資料　不得外傳
foot-publisher = 發佈：{ $name }
foot-hotline = 監督電話
foot-made = 本頁由村策{ $version }根據各村方案和進展總結生成，狀態截至{ $date }。
foot-feed = 訂閱進展（Atom）
foot-data = 下載數據
foot-calendar = 期限日曆（iCalendar）
summary-title = { $place }{ $date }進展總結
plan-title = { $place }{ $programme }方案
fig-measures = 承諾措施（項）
fig-done = 已完成（項）
fig-overdue = 已逾期（項）
fig-due-soon = 臨近期限（項）

## Front page
home-lead = { $county }{ $townships }個鄉鎮、{ $villages }個村答應辦的事，辦到了哪一步。數據截至{ $date }。
fig-due-within = { $days }天內到期（項）
fig-problems-open = 未銷號問題（個）
closed-so-far = 已銷號{ $count }個
home-overdue = 已經逾期的
overdue-none = 沒有逾期的事項。
home-soon = { $days }天內到期的
soon-none = 近期沒有到期的事項。
due-soon-title = 臨近期限的
see-all = 看全部{ $count }項
and-more = 另有{ $count }項，見各村頁面。
home-townships = 各鄉鎮
see-villages = 按鄉鎮找到每一個村
home-months = 按月看期限
home-months-lead = 數字是當月到期的措施、節點和問題。柱子下段綠色是已辦到的，上段紅色帶▲的是逾期的，其餘是未到期的。
see-months = 看全部月份
home-programmes = 各專項
home-summaries = 最近的進展總結
see-summaries = 看全部進展總結
home-about = 說明

## Townships and villages
townships-title = 按鄉鎮
townships-lead = { $townships }個鄉鎮、{ $villages }個村的方案辦到了哪一步。數據截至{ $date }。
county-own-line = 縣本級任務{ $measures }項，已完成{ $done }項，逾期{ $overdue }項，見
villages-key = 村名後的數字是「已完成/全部措施」，▲後是已逾期的項數。
township-lead = { $name }和所屬{ $villages }個村共有措施{ $measures }項，已完成{ $done }項，逾期{ $overdue }項。數據截至{ $date }。
township-villages = 各村
township-plans = 本級方案
township-problems = 本級總結報告的問題
township-summaries = 本級進展總結
township-about = 鄉鎮情況
first-responsible = 第一責任人：{ $who }
people-title = 誰負責
calendar-township = 本鄉鎮期限日曆（可導入手機）
village-lead = { $name }有{ $plans }個方案、{ $measures }項措施，已完成{ $done }項，逾期{ $overdue }項。數據截至{ $date }。
village-plans = 方案
village-measures = 全部措施（逾期的在前）
village-about = 村情
plans-none = 還沒有方案。
problems-title = 問題和整改
summaries-title = 進展總結
summaries-none = 還沒有進展總結。
notices-title = 公示公開
notices-none = 還沒有公示。
visits-title = 下村走訪
facts-title = 基本情況
silent-since = 最近一次總結是{ $date }，已經超過規定的時間沒有更新。
silent-never = 還沒有交過總結，已經超過規定的時間。
fact-kind = 類型
fact-code = 區劃代碼
fact-households = 戶數
fact-population = 人口
fact-area = 面積
count-households = { $count }戶
count-people = { $count }人
square-kilometres = { $area }平方公里

## Plans and measures
plan-lead = { $place }在「{ $programme }」專項中的方案：措施{ $measures }項，已完成{ $done }項，逾期{ $overdue }項。數據截至{ $date }。
plan-table = 一覽
plan-blocks = 逐項說明
plan-problems = 方案列出的問題
plan-text = 方案正文
plan-others = 同一村的其他方案
label-document-no = 文號
label-span = 起止
label-money = 資金
label-found = 發現
label-reported-in = 見於總結
label-author = 執筆
label-basis = 依據
date-to = 至
colon = ：
semicolon = ；
in-brackets = （{ $value }）
amount = { $digits }{ $unit }
line-label = 時間線
slips-title = 改過的期限
slip-from-to = 由{ $from }改為{ $to }
slip-to = 定為{ $to }
slip-why = 原因：{ $why }
slip-no-why = 沒有寫明原因
ladder-title = 走到哪一步
targets-title = 目標
target-baseline = 起點{ $value }
reported-on = { $date }報
milestones-title = 分步節點
funds-title = 資金
money-planned = 計劃{ $money }
money-spent = 已支出{ $money }
money-no-report = 支出未報
source-unbroken = 未分來源
updates-title = 歷次總結怎麼說
updates-none = 還沒有總結提到這一項。
said-title = 總結怎麼說
said-spent = 累計支出
said-moved = 期限改為{ $date }
said-achieved = 累計已辦{ $count }
internal-entry = （內部）
accepted-by = { $who }驗收
see-evidence = 查看
approvals-title = 審批經過
approval-awaited = 待辦
quotas-title = 下村次數
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
    }解決問題{ $problems }個
duty-both = { $role }：{ $per ->
        [month] 每月
        [quarter] 每季度
        [half-year] 每半年
       *[year] 每年
    }到村{ $visits }次、解決問題{ $problems }個
duty-none-over = 還沒有滿一期。
col-visits = 到村（次）

## Programmes
programmes-title = 專項
programmes-lead = 全縣{ $programmes }個專項的進度。數據截至{ $date }。
programme-lead = { $name }：{ $villages }個村有方案，{ $complete }個村全部辦結；措施{ $measures }項，逾期{ $overdue }項。數據截至{ $date }。
programme-part-lead = { $township }參加「{ $programme }」的{ $villages }個村。數據截至{ $date }。
complete-key = 一個村的方案裏沒有未辦完的措施，才算「辦結」。
shares-title = 階段目標
classes-title = 按類別
class-none = 未歸類
programme-villages = 各村方案
programme-townships = 鄉鎮方案
programme-own = 縣本級任務
programme-problems = 縣本級問題
programme-text = 專項說明

## Summaries and notices
progress-title = 進展
progress-lead = 共{ $summaries }份進展總結；{ $stale }個村久未更新。數據截至{ $date }。
progress-county = 縣裏的總結
progress-newest = 最近的總結
progress-all = 全部{ $count }份見各村、各鄉鎮頁面。
progress-stale = 超過{ $days }天沒有總結的村
progress-townships = 按鄉鎮找
summary-lead = { $place }{ $date }的進展總結，報告措施{ $updates }項。這是當日的記錄；目前狀態截至{ $today }，見各項措施。
summary-text = 總結正文
summary-updates = 各項措施
summary-problems = 新報告的問題
summary-changes = 問題的變化
notice-lead = { $place }{ $date }的公示。狀態截至{ $today }。
notice-lead-withdrawn = { $place }{ $date }的公示，公示期已滿。狀態截至{ $today }。
notice-withdrawn = 公示期已滿，正文和附件已經撤下；這一行記錄留存備查。
see-disclosures = 看全部公開事項
pager-label = 上一份和下一份
township-own = 本級

## Lists and their parts
part-title = { $title }：{ $place }
part-lead = 「{ $title }」中{ $place }的部分，數據截至{ $date }。
parts-note = 全表行數較多，按鄉鎮分頁；合計仍在本頁。
parts-title = 按鄉鎮分頁
list-county = 縣本級
spread-title = 分佈在哪裏
jump-label = 跳到鄉鎮

## Measures by kind
measures-title = 按措施看
measures-lead = { $kinds }類措施、共{ $measures }項，每一類辦到了哪一步。數據截至{ $date }。
group-other = 其他
kind-lead = { $villages }個村有「{ $name }」，共{ $measures }項，已完成{ $done }項，逾期{ $overdue }項。數據截至{ $date }。
kind-ladder = 走到哪一步
kind-ladder-lead = 一個村按它走得最慢的一項計。
kind-unstaged = 另有{ $villages }個村還沒有走上第一步。
kind-targets = 目標合計
kind-targets-lead = 同名同單位的目標相加；沒有報數的按起點計。
kind-all = 逐項
kind-none = 還沒有哪個村把這類措施列入方案。
col-step-at = 停在這一步（村）
col-step-reached = 已到這一步（村）
col-reported = 已報數（項）
col-baseline = 起點

## Deadlines
deadlines-title = 按期限看
deadlines-lead = 共{ $deadlines }個期限，逾期{ $overdue }個，{ $days }天內到期{ $soon }個。數據截至{ $date }。
door-overdue = 已逾期（項）
door-soon = { $days }天內到期（項）
door-undated = 未定期限（項）
deadlines-key = 柱高是當月到期的項數：下段綠色已辦到，中段灰色未到期，上段紅色帶▲的已逾期。點月份看明細。
deadlines-year = { $year }年
deadlines-table = 逐月數字
month-short = { $month }月
month-now = 本月
calendar-county = 全部期限日曆（可導入手機）
col-month = 月份
col-all = 到期（項）
col-met = 已辦到（項）
col-late = 已逾期（項）
col-awaited = 未到期（項）
col-given-up = 取消（項）
month-title = { $month }到期的事項
month-lead = { $month }到期{ $deadlines }項，其中逾期{ $overdue }項。數據截至{ $date }。
months-label = 上一個月和下一個月
overdue-title = 已逾期的事項
overdue-lead = 過了期限還沒有辦完的共{ $deadlines }項，拖得最久的在前。數據截至{ $date }。
soon-title = 快到期的事項
soon-lead = { $days }天內到期的共{ $deadlines }項，最近的在前。數據截至{ $date }。
urgent-sorts = 措施{ $measures }項、節點{ $milestones }個、問題{ $problems }個。
undated-title = 未定期限的事項
undated-lead = 還沒有定下期限的措施{ $measures }項、問題{ $problems }個。數據截至{ $date }。
undated-measures = 措施
undated-problems = 問題
undated-none = 沒有這樣的事項：每一項都定了期限。

## Units
units-title = 按單位看
units-lead = { $units }個單位牽頭或者配合的事項。數據截至{ $date }。
units-key = 「已完成」「已逾期」只算牽頭的措施；一項措施有兩個牽頭單位的，兩邊都算，所以各行相加會大於全縣的數字。
units-listed = 責任單位
units-unlisted = 目錄以外的單位
units-unlisted-lead = 方案裏寫到而單位目錄裏沒有的名稱。
units-idle = 目前沒有任務的單位
col-leads = 牽頭（項）
col-helps = 配合（項）
unit-lead = { $name }牽頭措施{ $leads }項，配合{ $helps }項，逾期{ $overdue }項；負責整改的問題還有{ $problems }個沒有銷號。數據截至{ $date }。
unit-pressing = 已逾期和快到期的
unit-leads = 牽頭的措施
unit-helps = 配合的措施
unit-problems = 負責整改的問題
unit-programmes = 牽頭的專項
unit-nothing = 目前沒有哪份方案寫到這個單位。
unit-contact = 聯繫電話
calendar-unit = 本單位期限日曆（可導入手機）

## Problems
problem-list-title = 問題清單
problem-list-lead = 共{ $problems }個問題：未銷號{ $open }個，其中逾期{ $overdue }個；已銷號{ $closed }個。數據截至{ $date }。
problem-categories = 按類別
problem-townships = 按鄉鎮
problem-open = 未銷號的問題（逾期的在前）
problem-closed = 已銷號的問題
problem-open-none = 沒有未銷號的問題。
problem-none = 還沒有報告過問題。
category-none = 未歸類
fig-problems-overdue = 逾期未改（個）
fig-problems-closed = 已銷號（個）
col-open = 未銷號（個）
col-open-overdue = 其中逾期（個）
col-closed = 已銷號（個）

## Money
fund-list-title = 資金
fund-list-lead = 計劃資金{ $planned }，已支出{ $spent }。數據截至{ $date }。
fig-planned = 計劃（元）
fig-spent = 已支出（元）
fig-spent-percent = 支出佔計劃（%）
funds-by-source = 按來源
funds-by-programme = 按專項
funds-by-kind = 按措施種類
funds-by-township = 按鄉鎮
col-share-of-plan = 佔全部計劃（%）
col-spent-percent = 支出佔計劃（%）
funds-unbroken = 未分來源的支出
funds-key = 支出是各村在總結裏報的累計數；沒有報的按零計。百分數只取整數部分。
funds-table = 逐項資金表（CSV，可用Excel打開）
funds-none = 方案裏還沒有寫資金。

## Disclosures
disclosures-title = 村務公開
disclosures-lead = { $items }項公開事項、{ $villages }個村、{ $notices }則公示；到期沒有公開的缺{ $missing }次。數據截至{ $date }。
disclosure-periods = 各期公開了多少村
disclosure-matrix = 逐村對照
disclosure-matrix-lead = ● 後的日期是公示的日期，點開看公示；▲ 是這一期已經過去而沒有公開；○ 是這一期還沒有過完。
disclosure-items = 公開目錄
disclosure-newest = 最近的公示
disclosure-none = 公開目錄還沒有寫。
cell-missing = 缺
cell-awaited = 待公開
col-published = 已公開（村）
col-published-percent = 公開率（%）
col-all-villages = 全部（村）
col-missing = 缺（次）
col-every = 多久一次
col-basis = 依據
col-notices = 公示（則）
col-newest = 最近一則
period-running = 未過完
every-month = 每月
every-quarter = 每季度
every-half-year = 每半年
every-year = 每年
every-event = 隨時公開
item-days = 公示{ $days }天
period-month = { $year }年{ $number }月
period-quarter = { $year }年第{ $number }季度
period-half-year = { $year }年{ $number ->
        [1] 上半年
       *[2] 下半年
    }
period-year = { $year }年

## Open data
data-title = 下載數據
data-lead = 本站的全部公開數據，都可以下載使用。數據截至{ $date }。
data-tables = 表格（Excel、WPS可以直接打開）
data-tables-lead = 每張表有兩個文件。xlsx是排好版的：表頭凍結、可以篩選、橫向A4打印、每頁有表頭。csv的列最全，有編號和頁面地址，UTF-8編碼帶簽名，雙擊打開中文不會亂碼。
data-table-long = 這張表有{ $rows }行，做成xlsx打開和打印都太慢，只有csv。
data-programs = 給程序用的數據
data-json = 全站數據（JSON）：鄉鎮、村、方案、措施、節點、問題、走訪、公示、專項、單位和合計
data-schema = 上面這個文件的結構說明（JSON Schema）
data-stable = 文件的位置和字段名不變，可以每天定時取用；金額是以元為單位的十進制文本，日期是年-月-日。
data-calendars = 期限日曆
data-calendars-lead = iCalendar格式，手機日曆可以導入，每一個沒有辦完的期限是一個全天日程。
data-calendar-all = 全部期限
data-calendars-townships = 按鄉鎮
data-calendars-units = 按單位
data-feed = 訂閱
data-feed-lead = 新的進展總結（Atom），用訂閱軟件打開。
col-file = 文件
col-row-count = 行數
table-villages = 村：每村一行，有合計
table-measures = 措施：每項措施一行
table-deadlines = 期限：每個期限一行，有措施、節點和問題
table-problems = 問題：每個問題一行
table-funds = 資金：每項措施、每個來源一行
table-visits = 走訪：每次走訪一行
author-wrote = 已寫好 { $path }
init-next = 接下來：打開 { $dir } 裏的 site.toml，把縣名改成自己的；再運行 cunce build --content "{ $dir }" 生成網站。
failure-exists = 錯誤：{ $path } 已經有了，沒有改動它。請直接打開它修改，或者換一個名稱或日期。
failure-not-empty = 錯誤：{ $path } 裏已經有東西，沒有改動它。請寫一個還沒有的文件夾，或者空文件夾。
failure-needs-first = 錯誤：缺少 { $path }，這份記錄沒有歸屬。請先寫好它（專項、鄉鎮、村用 cunce new 建），再運行一次。
failure-bad-name = 錯誤：「{ $name }」不能用作文件名和網址。請用漢字、字母、數字和 -，首尾不要有空格、句點或 _，也不要用 plans、con 這類已有用處的名稱。
failure-bad-place = 錯誤：「{ $place }」不是這份記錄能放的位置。村寫成 鄉鎮/村，例如 qiaotou/dameidong；方案和進展總結也可以只寫鄉鎮。
failure-unknown-none = 錯誤：沒有「{ $name }」，這裏還一個都沒有。請先把它加進去。
failure-unknown = 錯誤：沒有「{ $name }」，現有的是：{ $known }。請從中選一個，或者先把它加進去。

## Terminal
severity-error = 錯誤
severity-warning = 提醒
severity-help = 改法
findings-none = 檢查完畢，沒有發現問題。
findings-count = 檢查完畢：錯誤 { $errors } 處，提醒 { $warnings } 處。
build-progress = 生成頁面
build-read = 讀取：{ $townships } 個鄉鎮、{ $villages } 個村、{ $plans } 份方案、{ $measures } 項措施、{ $summaries } 篇進展總結。
build-wrote = 生成：{ $pages } 個頁面，共 { $files } 個文件（新寫 { $written }，未變 { $unchanged }，移除 { $removed }），用時 { $seconds } 秒。
build-look = 請打開 { $path } 查看。
build-refused = 沒有發佈：{ $out } 保持原樣。改正上面的問題後再生成一次。
build-leftover = 舊版文件夾 { $path } 暫時刪不掉（可能有程序正打開著其中的文件），下次生成時會再清理。

failure-no-folder = 錯誤：沒有內容文件夾 { $path }。請用 --content 指明位置，或先運行 cunce init { $path } 新建一個。
failure-unreadable = 錯誤：讀不了 { $path }（{ $error }）。請檢查文件是否存在、是否有讀取權限。
failure-no-theme = 錯誤：沒有主題文件夾 { $path }。請改正 --theme 或 site.toml 的 theme，或建好這個文件夾。
failure-stray = 錯誤：主題文件 { $path } 放在這裏沒有用處。模板放 templates/，原樣複製的文件放 static/，文案放 i18n/，文件名是 zh-Hans.ftl、zh-Hant.ftl 或 en.ftl。
failure-not-text = 錯誤：主題文件 { $path } 不是 UTF-8 文本。請另存為 UTF-8。
failure-messages = 錯誤：主題文案 { $origin } 第 { $line } 行寫法不對：{ $message }。請按 Fluent 的寫法改正。
failure-message-missing = 錯誤：主題文案 { $origin } 缺少 { $id }。請補上這一條。
template-no-word = 文案目錄裏沒有 { $key }：看看是不是拼錯了，或者把它寫進主題的 i18n 文件夾
template-no-field = 這個頁面沒有字段 { $field }，有的是：{ $known }
failure-template = 錯誤：模板 { $place }：{ $message }
failure-overlap = 錯誤：內容文件夾 { $content } 與發佈文件夾 { $out } 互相包含。請用 --out 另選一個位置。
failure-out-no-name = 錯誤：{ $path } 不能作為發佈文件夾。請用 --out 指明一個有名字的文件夾。
failure-out-not-folder = 錯誤：{ $path } 不是文件夾，沒有動它。請用 --out 另選一個位置。
failure-out-symlink = 錯誤：{ $path } 是符號鏈接，沒有動它。請用 --out 寫它指向的真實文件夾。
failure-out-foreign = 錯誤：{ $path } 裏有不是本程序生成的文件（如 { $found }），沒有動它。請用 --out 另選一個空文件夾。
failure-out-history = 錯誤：{ $path } 裏有版本庫 { $found }，沒有動它。請用 --out 另選一個文件夾。
failure-out-immovable = 錯誤：{ $path } 是掛載點，不能整體替換。請用 --out 寫它裏面的一個文件夾。
failure-out-locked = 錯誤：另一個生成正在進行（{ $path } 已加鎖）。請等它結束後再試。
failure-out-path = 錯誤：頁面路徑「{ $path }」在有的系統上不能作文件名。請改動對應的文件夾或文件名。
failure-out-collision = 錯誤：兩個頁面要寫到同一個地方：{ $first } 與 { $second }。請改動其中一個的名稱。
failure-out-incomplete = 錯誤：有文件沒有寫成，發佈文件夾保持原樣。請排除前面的故障後再試。
failure-out-disturbed = 錯誤：生成過程中臨時文件夾 { $path } 被別的程序動過，發佈文件夾保持原樣。請再試一次。
failure-out-stranded = 錯誤：舊版網站暫存在 { $path }，沒能換回原處（{ $error }）。再次生成會自動恢復。
failure-out-full = 錯誤：磁盤已滿，寫不下 { $path }；發佈文件夾保持原樣。請騰出空間後再試。
failure-out-io = 錯誤：寫不了 { $path }（{ $error }）；發佈文件夾保持原樣。請檢查權限和磁盤。

## Command line
cli-cunce-about = 村策：把一個縣的「一村一策」方案和進展編成可查、可印、可公開的網站。
cli-usage-heading = 用法：
cli-commands = 命令：
cli-options = 選項：
cli-help-flag = 顯示本說明
cli-cunce-usage = cunce 命令 [選項]
cli-arguments = 參數：
cli-version-flag = 顯示版本
cli-cunce-example =
    例：
      cunce init content        新建一個帶註釋的內容文件夾
      cunce build               檢查 content/ 並生成 public/
      cunce check --format json 只檢查，給程序看的結果
cli-lang = 語言：zh-Hans、zh-Hant 或 en（提示語言；生成網站時也是網站的語言）
cli-content = 內容文件夾（默認 content）
cli-out = 發佈文件夾（默認：公開版 public，內部版 internal）
cli-edition = 版本：public 公開版（默認），internal 內部版
cli-as-of = 截至日期，如 2026-05-15（默認用 site.toml 的 as_of，再默認今天）
cli-base-url = 網站地址，日曆和訂閱需要，如 https://example.org/cun/
cli-theme = 主題：default，或內容文件夾旁邊 themes/ 裏的文件夾名（默認用 site.toml 的 theme）
cli-deny = 寫 warnings：有提醒也算沒有通過，不生成網站，退出碼為 1
cli-format = human 給人看（默認），json 給程序看，每行一條
cli-build-about = 檢查內容，沒有錯誤就生成網站。
cli-build-usage = cunce build [選項]
cli-build-example =
    例：
      cunce build --content content --out public --as-of 2026-06-30
      cunce build --edition internal
cli-check-about = 只檢查，不生成：一次列出全部問題，帶文件、行、列和改法。
cli-check-usage = cunce check [選項]
cli-check-example =
    例：
      cunce check --deny warnings
      cunce check --format json --edition internal
cli-init-about = 新建一個帶註釋的小型內容文件夾，馬上就能生成網站。
cli-init-usage = cunce init DIR
cli-init-example =
    例：
      cunce init content
cli-init-dir = 要新建的文件夾
cli-new-about = 新建一份帶註釋的記錄，放在該放的位置；從不覆蓋已有的記錄。
cli-new-usage = cunce new programme|township|village|plan|progress|notice …
cli-new-example =
    例：
      cunce new township qiaotou --name 橋頭鎮
      cunce new village qiaotou/dameidong --name 大煤洞村
      cunce new plan qiaotou/dameidong nandiancun
      cunce new progress qiaotou/dameidong
      cunce new notice qiaotou/dameidong caiwu
cli-new-slug = 文件夾或文件名，也是網址的一部分
cli-new-name = 名稱（默認與文件名相同）
cli-new-plan-place = 鄉鎮，或鄉鎮/村
cli-new-place = 鄉鎮，或鄉鎮/村；不寫則是縣裏的
cli-new-village-place = 鄉鎮/村
cli-new-programme-slug = 專項的文件名
cli-new-item = 村務公開目錄裏的編號
cli-new-date = 日期（默認今天）
cli-new-programme-about = 新建一個專項。
cli-new-programme-usage = cunce new programme SLUG [--name NAME]
cli-new-programme-example =
    例：
      cunce new programme nandiancun --name 難點村治理
cli-new-township-about = 新建一個鄉鎮。
cli-new-township-usage = cunce new township SLUG [--name NAME]
cli-new-township-example =
    例：
      cunce new township qiaotou --name 橋頭鎮
cli-new-village-about = 新建一個村。
cli-new-village-usage = cunce new village TOWNSHIP/VILLAGE [--name NAME]
cli-new-village-example =
    例：
      cunce new village qiaotou/dameidong --name 大煤洞村
cli-new-plan-about = 新建一份方案。
cli-new-plan-usage = cunce new plan TOWNSHIP[/VILLAGE] PROGRAMME
cli-new-plan-example =
    例：
      cunce new plan qiaotou/dameidong nandiancun
cli-new-progress-about = 新建一篇進展總結，列出尚未完成的措施備用。
cli-new-progress-usage = cunce new progress [TOWNSHIP[/VILLAGE]] [--date DATE]
cli-new-progress-example =
    例：
      cunce new progress qiaotou/dameidong --date 2026-06-30
cli-new-notice-about = 新建一則公示。
cli-new-notice-usage = cunce new notice TOWNSHIP/VILLAGE ITEM [--date DATE]
cli-new-notice-example =
    例：
      cunce new notice qiaotou/dameidong caiwu
usage-unknown-argument = 錯誤：沒有 { $arg } 這個選項。加 --help 可看全部選項。
usage-unknown-argument-meant = 錯誤：沒有 { $arg } 這個選項，是不是 { $meant }？加 --help 可看全部選項。
usage-unknown-command = 錯誤：沒有 { $command } 這個命令。運行 cunce --help 可看全部命令。
usage-unknown-command-meant = 錯誤：沒有 { $command } 這個命令，是不是 { $meant }？運行 cunce --help 可看全部命令。
usage-no-command = 錯誤：沒有寫命令。運行 cunce --help 可看全部命令。
usage-missing = 錯誤：少了 { $arg }。加 --help 可看寫法。
usage-no-value = 錯誤：{ $arg } 後面少了值。加 --help 可看寫法。
usage-bad-value = 錯誤：{ $arg } 不能是「{ $value }」，可以寫：{ $wanted }。
usage-twice = 錯誤：{ $arg } 寫了兩次。只留一次。
usage-other = 錯誤：命令行讀不懂（{ $message }）。加 --help 可看寫法。

## Findings of a day
no-deadline = 措施「{ $measure }」尚未完結，卻沒有完成時限。
    .help = 寫上 due = 年-月-日；確實不再辦理的，把 status 改為 "cancelled"。
no-lead = 措施「{ $measure }」尚未完結，卻沒有責任單位。
    .help = 寫上 lead = "單位"，用 units.toml 裏的 id 或名稱。
done-without-date = 措施「{ $measure }」已標為完成，卻沒有完成日期。
    .help = 在這個 status 旁邊寫上 done_on = 年-月-日。
done-below-target = 措施「{ $measure }」已標為完成，但「{ $target }」最近一次（{ $on }）報的是 { $value }{ $unit }，未達到目標 { $goal }{ $unit }。
    .help = 在 values 裏補報最新數值；沒有完成的，把 status 改回 "doing"。
stage-back = 措施「{ $measure }」的階段從「{ $from }」退回「{ $to }」。
    .help = 寫錯的改正 stage；確實返工的，在 note 裏說明原因。
value-back = 措施「{ $measure }」的「{ $target }」{ $on }報的是 { $from }，這次是 { $to }，離目標更遠了。
    .help = values 寫截至當日的累計數，不寫本期新增數；確實倒退的，在 note 裏說明原因。
extension-without-reason = 措施「{ $measure }」的時限由 { $from } 改為 { $to }，沒有寫原因。
    .help = 在同一條 [[updates]] 裏用 note 寫明原因。
extension-without-reason-problem = 問題「{ $problem }」的整改時限由 { $from } 改為 { $to }，沒有寫原因。
    .help = 在同一條 [[problems]] 裏用 note 寫明原因。
closed-without-acceptance = 問題「{ $problem }」已於 { $closed } 銷號，卻沒有寫由誰驗收。
    .help = 寫上 closed_by = "驗收的單位或個人"。
stale = { $village }最近一次進展總結是 { $last }，距今 { $days } 天，超過 { $limit } 天。
    .help = 在該村的 progress/ 裏寫一篇新的進展總結，文件名以日期開頭。
stale-never = { $village }的方案自 { $start } 開始，已 { $days } 天，沒有一篇進展總結（期限 { $limit } 天）。
    .help = 在該村的 progress/ 裏寫第一篇進展總結，文件名以日期開頭。
stale-no-start = { $village }有方案，但沒有進展總結，方案和專項也都沒有寫開始日期。
    .help = 在該村的 progress/ 裏寫第一篇進展總結，或在方案裏寫上 start = 年-月-日。
not-disclosed = { $village }應當{ $every ->
        [month] 每月
        [quarter] 每季度
        [half-year] 每半年
       *[year] 每年
    }公開「{ $item }」，有 { $count } 期沒有公開：{ $periods }。
    .help = 在該村的 notices/ 裏補上當期的公示，date 須落在該期之內，item = "{ $id }"。
quota = { $village }未達到「{ $programme }」對「{ $role }」的要求（實際/要求）：走訪 { $visits }；解決問題 { $problems }。
    .help = 把已經做過的走訪補寫進該村進展總結的 [[visits]]：role = "{ $role }"，on 寫走訪當天，solved 寫解決的問題數。
quota-visits = { $village }未達到「{ $programme }」對「{ $role }」的走訪要求（實際/要求）：{ $visits }。
    .help = 把已經做過的走訪補寫進該村進展總結的 [[visits]]：role = "{ $role }"，on 寫走訪當天。
quota-problems = { $village }未達到「{ $programme }」對「{ $role }」解決問題的要求（實際/要求）：{ $problems }。
    .help = 在該村進展總結的 [[visits]] 裏，role = "{ $role }"，用 solved 寫明解決了幾個問題。
target-missed = 「{ $programme }」的目標「{ $target }」沒有按期達到：截至 { $by }，{ $villages } 個村中完成 { $complete } 個（{ $found }%），應完成 { $needed } 個（{ $asked }%）。
    .help = 當時已經完成的，在當時的進展總結裏補寫 status = "done" 和 done_on；沒有完成的，在專項正文裏說明原因。
bad-date-year = { $value } 的年份不像是真的。
    .help = 核對年份，寫四位，如 2020-05-15。

## Open data
csv-key = 編號
csv-township = 鄉鎮
csv-village = 村
csv-code = 區劃代碼
csv-kind-of-village = 村的類型
csv-tags = 標籤
csv-households = 戶數
csv-population = 人口
csv-area = 面積
csv-longitude = 經度
csv-latitude = 緯度
csv-plans = 方案數
csv-measures = 措施數
csv-done = 已完成
csv-doing = 進行中
csv-planned = 未開始
csv-suspended = 暫停
csv-cancelled = 取消
csv-overdue = 已逾期
csv-due-soon = 即將到期
csv-undated = 無期限
csv-milestones-overdue = 逾期節點
csv-problems-open = 未銷號問題
csv-problems-overdue = 逾期問題
csv-problems-closed = 已銷號問題
csv-planned-yuan = 計劃資金（元）
csv-spent-yuan = 已用資金（元）
csv-last-summary = 最近進展
csv-stale = 久未更新
csv-page = 頁面
csv-programme = 專項
csv-kind = 措施類別
csv-title = 標題
csv-lead = 責任單位
csv-with = 配合單位
csv-person = 責任人
csv-start = 開始
csv-due = 期限
csv-first-due = 原定期限
csv-status = 狀態
csv-stage = 階段
csv-done-on = 完成日期
csv-done-late = 逾期完成
csv-targets = 目標（現值/目標值）
csv-note = 備註
csv-what = 類型
csv-measure = 所屬措施
csv-state = 辦理情況
csv-category = 分類
csv-notice-no = 整改通知書編號
csv-found-on = 發現日期
csv-found-by = 發現人
csv-open = 未銷號
csv-closed-on = 銷號日期
csv-closed-by = 驗收人
csv-source = 資金來源
csv-on = 日期
csv-by = 來訪人
csv-role = 身份
csv-solved = 解決問題數
csv-yes = 是
csv-no = 否
csv-what-measure = 措施
csv-what-milestone = 節點
csv-what-problem = 問題
csv-state-open = 在辦
csv-state-met = 已辦結
csv-state-dropped = 已取消
csv-source-unbroken = 未分來源
csv-remark = 期限情況
sheet-villages = 村莊情況表
sheet-measures = 措施一覽表
sheet-deadlines = 期限一覽表
sheet-problems = 問題一覽表
sheet-funds = 資金一覽表
sheet-visits = 走訪一覽表
sheet-changes = 變化一覽表
sheet-cut = { $text }……（太長，一格放不下；全文見csv文件和網頁）
ics-name = { $place }期限
ics-measure-due = 到期：{ $title }（{ $place }）
ics-milestone-due = 節點到期：{ $title }，{ $measure }（{ $place }）
ics-problem-due = 整改到期：{ $title }（{ $place }）
ics-lead = 責任單位：{ $lead }
feed-title = { $title }：進展總結
feed-entry = { $place }：{ $title }
feed-entry-untitled = { $place }進展總結（{ $date }）
feed-period = 時段：{ $period }

## Search

search-label = 搜索
search-button = 搜索
search-title = 搜索
search-lead = 在 { $villages } 個村的方案、措施、問題、總結和公示中查找，截至{ $date }。
search-hint = 輸入村名、措施、單位、職務或正文中的任意兩個字以上；也可輸入拼音首字母，如 dmdc 可找到大煤洞村。幾個詞之間用空格隔開。
search-count = 找到 { $n } 條
search-none = 沒有找到。可以換一個詞，或在下面按拼音首字母找村。
search-short = 請至少輸入相連的兩個字，或兩個拼音首字母。
search-more = 再顯示 { $n } 條
search-failed = 搜索數據沒能讀取。請重新打開本頁，或在下面按拼音首字母找村。
search-az = 按拼音首字母找村
search-letter-title = 拼音首字母為 { $letter } 的村
search-letter-other = 其他
search-letter-lead = 共 { $villages } 個村，截至{ $date }。
search-letter-part = { $first } 至 { $last }
search-sort-township = 鄉鎮
search-sort-village = 村
search-sort-programme = 專項
search-sort-kind = 措施種類
search-sort-unit = 責任單位
search-sort-page = 欄目
search-sort-plan = 方案
search-sort-measure = 措施
search-sort-problem = 問題
search-sort-summary = 進展總結
search-sort-notice = 公示公開

## Reading aids, sorting, filtering
aids-label = 閱讀輔助
aid-elder = 大字
aid-contrast = 高對比
aid-dark = 深色
# In the words of tables %1 and %2 stand for figures and % for a column; scripts put them in.
table-find = 表內查找
table-any = 全部
table-order = 排序
table-given = 原來的順序
table-up = 按「%」升序
table-down = 按「%」降序
table-some = 顯示 %1 行，共 %2 行
table-all = 共 %2 行
table-none = 沒有符合條件的行
table-reset = 全部顯示

## How to read, not found, sharing
icon-alt = 村策的標記：一張畫了橫線的表，最後一行是一道進度條
foot-reading = 如何看懂本站
not-found-title = 沒有這一頁
not-found-lead = 您要看的網頁不在這裏。
not-found-why = 可能是網址寫錯了，也可能是這一頁已經改名或者撤下。請從下面找：
not-found-home = 回到首頁
not-found-townships = 按鄉鎮找到每一個村
not-found-search = 搜索：按名稱或拼音首字母找
not-found-deadlines = 按期限看：哪些逾期，哪些快到期
reading-title = 如何看懂本站
reading-lead = 本站的記號、日期和數字是什麼意思，都寫在這一頁。數據截至{ $date }。
reading-contents = 本頁內容
reading-signs = 記號和狀態
reading-signs-lead = 每個狀態都有一個記號和一個詞，不看顏色也認得出。●是辦成了，◐是正在辦，○是還沒有到時候，▲是誤了期限或者沒有做到，◇是停下來，×是不再辦了。
reading-measures = 措施：答應辦的一件事
reading-measures-done = 村裏報了辦完。
reading-measures-doing = 已經動手，還沒有辦完。
reading-measures-planned = 寫進了方案，還沒有動手。
reading-measures-overdue = 過了期限還沒有辦完；不管動手沒有，先標這一個。
reading-measures-suspended = 先停下來，以後還要辦。
reading-measures-cancelled = 不再辦了；仍然列在這裏，不算沒有辦完的。
reading-measures-ongoing = 只用在條形圖裏：還沒有辦完、也沒有逾期的，都合在一起。
reading-deadlines = 期限和節點：哪一天以前要辦完，分幾步辦
reading-deadlines-met = 已經辦完。
reading-deadlines-awaited = 期限還沒有到。
reading-deadlines-overdue = 過了期限還沒有辦完。
reading-deadlines-none = 整件事報了辦完，這一步沒有單獨報。
reading-deadlines-cancelled = 所屬的措施取消了。
reading-problems = 問題：查出來要整改的事
reading-problems-open = 還沒有改好，期限沒有到或者沒有定。
reading-problems-overdue = 過了整改的期限還沒有改好。
reading-problems-closed = 改好了，從清單上劃掉；哪天銷號、誰驗收，寫在旁邊。
reading-plans = 方案、專項目標和下村次數
reading-plans-complete = 這份方案裏沒有一件還沒有辦完的事。
reading-plans-incomplete = 這份方案裏還有沒辦完的事。
reading-plans-reached = 到了日子，要求的數目夠了。
reading-plans-missed = 到了日子，要求的數目不夠。
reading-plans-awaited = 要求的日子還沒有到。
reading-villages = 村和公示
reading-villages-stale = 超過{ $days }天沒有交進展總結的村。
reading-villages-withdrawn = 公示期滿，正文和附件已經撤下，只留這一行。
reading-late-title = 什麼叫逾期、臨近期限
reading-day = 本站寫的都是{ $date }這一天的情況。這一天以後辦的事，要等下一次更新才看得到。
reading-late = 過了期限那一天還沒有辦完，就是逾期；期限當天不算。逾期幾天，從期限的第二天數起。
reading-soon = 還沒有辦完、期限就在今後{ $days }天以內的，算臨近期限；當天到期的也算。
reading-undated = 沒有定期限的不算逾期，另外列出。
reading-moved = 期限可以改，要寫明原因，原來的日子不抹掉，寫作「原定」。辦完了再看遲了幾天，按最早定的期限算。
reading-figures = 目標、百分數和條形圖
reading-target = 目標寫成「12 / 40 戶」這樣：前面是最近一次報的數，後面是要辦到的數。寫著「未報」的，是還沒有報過數，不當作零。
reading-percent = 目標旁邊的百分數，是從起點到目標走了多少；措施的百分數，是已完成的佔全部沒有取消的多少。都只取整數，不到100%就是還沒有辦完。
reading-bar = 條形圖從左到右是已完成、已逾期、在辦、取消，長短按項數分，數字寫在下面。例如：
reading-line = 時間線
reading-line-lead = 方案頁上每項措施一條橫線，左邊早、右邊晚。線上的記號是：
reading-money = 計劃的錢和支出的錢
reading-spent = 「計劃」是方案裏寫的錢。「已支出」是村裏報的、到最近一次總結為止一共花的錢，不是這一次花的；沒有報的寫「支出未報」。
reading-sources = 錢從哪裏來，分為：{ $sources }。
reading-unbroken = 「未分來源」是報了花多少、沒有報花的是哪一筆的錢。
reading-editions = 公開版和內部版
reading-edition-public = 您看的是公開版，誰都可以看。
reading-edition-internal = 這是內部版，每頁上方寫著「內部資料」，不得外傳。
reading-left-out = 公開版保護各家各戶的隱私：不寫身份證號、手機號、銀行卡號，沒有註明公開的電話也不寫；幫了哪幾戶，只寫有幾戶，不寫是哪幾家；註明內部的內容和公示期滿的正文也不寫。
reading-sums = 公開版的合計只算公開的內容，所以有時比內部版少。
reading-help = 搜索、大字、打印和下載
reading-search-term = 搜索
reading-search = 在每頁上方的搜索框裏，打村名、措施、單位、職務裏連著的兩個字以上就能找；也可以打拼音的首字母，比如找大橋村，打dqc。幾個詞之間空一格。
reading-aids-term = 大字、高對比、深色
reading-aids = 字太小、看不清、晚上刺眼的，點一下每頁上方的「大字」「高對比」「深色」；這臺設備下次打開還是這樣。再點一下就恢復。
reading-print-term = 打印
reading-print = 每一頁都可以直接打印在A4紙上；黑白打印時看記號和文字。
reading-data = 全部公開數據可以下載，用表格軟件打開。
reading-wrong = 寫錯了怎麼辦
reading-correct = 發現寫錯的、漏寫的，請告訴村委會或鄉鎮，也可以打監督電話。核實以後改正，本站下一次更新時就能看到。

## Pictures
map-north = 北
map-scale = { $km }公里
map-key = 圖上有{ $villages }個村：● 沒有逾期，▲ 有逾期。點開看該村。
map-key-here = 圓圈裏是本村；圖上有{ $villages }個村：● 沒有逾期，▲ 有逾期。
map-key-townships = 每個點是一個鄉鎮：● 沒有逾期，▲ 有逾期。點開看該鄉鎮。
map-missing = 另有{ $villages }個村沒有登記經緯度。
fig-money-share = 已支出資金佔計劃
col-shares = 已完成、逾期、在辦
see-programmes = 看各專項
home-notices = 最近的公示公開
village-money = 資金（按來源）
village-place = 在哪裏
col-money-bar = 長條是計劃，深色是已支出
fact-place = 位置
lonlat = 經度{ $longitude }°，緯度{ $latitude }°
axis-year = { $year }年
axis-going = 從開始到期限
axis-done = 辦完之日
axis-due = 期限
axis-slip = 原定期限和改期
axis-over = 逾期至今
axis-milestones = 節點：已辦到、未到期
axis-today = 數據截至{ $date }
said-of-which = 其中
changed-title = 改稱
reports-on = 報告{ $count }項
col-step-bar = 已到這一步的村
cli-build-packets = 同時印好各種材料，放進網站並在網頁上給出鏈接
cli-font-path = 還到這個文件夾裏找字體，可以寫多次
cli-fonts-about = 看看印材料用本機哪些字體，還缺哪些。
cli-fonts-example =
    例：cunce fonts --font-path D:\字體
cli-fonts-usage = cunce fonts [選項]
cli-ignore-system-fonts = 不用系統裏安裝的字體
cli-packet-about = 把方案、進展、問題、公示印成可以分發的材料（PDF）。
cli-packet-example =
    例：cunce packet village hexi/beigou
        cunce packet deadline --from 2026-06 --to 2026-09
        cunce packet selection --select township=hexi,status=overdue
cli-packet-from = 期限從哪天起，如 2026-06 或 2026-06-15
cli-packet-kind = 哪一種：county 縣簡報，township 鄉鎮簡報，village 村檔案，programme 專項，unit 單位，measure 措施，deadline 期限，problem 督辦單，notice 公示，wallchart 作戰圖，selection 選編
cli-packet-of = 哪一個：文件夾名、編號或者名稱，如 hexi/beigou；不寫就每個印一份
cli-packet-out = 寫到哪裏：文件夾，或者只印一份時的 .pdf 文件（默認 packets/）
cli-packet-select = 只印符合條件的：township= village= programme= measure= unit= due= status=，用逗號隔開
cli-packet-to = 期限到哪天止
cli-packet-usage = cunce packet KIND [OF] [選項]
failure-no-folder-of-fonts = 沒有這個字體文件夾：{ $path }
failure-no-font = 本機沒有中文字體，印不了材料（網站照樣能生成）。請安裝宋體和仿宋；Debian、Ubuntu：apt install fonts-noto-cjk fonts-lxgw-wenkai；或用 --font-path 指明字體所在的文件夾。cunce fonts 可以查看。
failure-no-glyph = 主題的文字裏有字符「{ $character }」（{ $codepoint }），本機字體都沒有它。請換一個字，或者安裝有這個字的字體。
failure-packet-none = 沒有可以印的：{ $of }。
failure-packet-unknown = 找不到「{ $of }」，或者不止一個。可以寫：{ $known }。
failure-selection = 看不懂 --select 裏的「{ $given }」。可以寫：{ $known }。
font-role-fangsong = 仿宋（正文）
font-role-hei = 黑體（一級標題）
font-role-kai = 楷體（二級標題）
font-role-song = 宋體（表格、頁碼）
font-role-title = 小標宋（標題）
font-stand-in = 提醒：沒有{ $role }的字體，用「{ $family }」代替。可以安裝其中一種：{ $wanted }。
font-taken = { $role }：{ $family }（{ $path }）
no-glyph = 字符「{ $character }」（{ $codepoint }）本機的字體都沒有，印不出來。
    .help = 換一個字，或者安裝有這個字的字體（生僻字可用 Plangothic、花園明朝），再用 cunce fonts 查看。
packet-briefing-title = { $place }「一村一策」工作簡報
packet-condition-due = 期限
packet-condition-measure = 措施
packet-condition-programme = 專項
packet-condition-status = 狀態
packet-condition-township = 鄉鎮
packet-condition-unit = 單位
packet-condition-village = 村
packet-deadline-lead = 全部{ $deadlines }個期限，其中逾期{ $overdue }個，臨近{ $soon }個。數據截至{ $date }。
packet-deadline-lead-between = { $from }至{ $to }到期的{ $deadlines }個期限，其中逾期{ $overdue }個，臨近{ $soon }個。數據截至{ $date }。
packet-deadline-lead-from = { $from }起到期的{ $deadlines }個期限，其中逾期{ $overdue }個，臨近{ $soon }個。數據截至{ $date }。
packet-deadline-lead-to = 到{ $to }為止到期的{ $deadlines }個期限，其中逾期{ $overdue }個，臨近{ $soon }個。數據截至{ $date }。
packet-deadline-title = { $county }到期事項清單
packet-dossier-title = { $place }「一村一策」檔案
packet-file = 已印：{ $path }（{ $pages }頁）
packet-notice-of-problem = 整改通知書
packet-problem-lead = { $place }：{ $title }。數據截至{ $date }。
packet-problem-title = 問題整改督辦單
packet-refused = 有錯誤，什麼都沒有印。改好以後再印一次。
packet-selection-lead = 按條件選出措施{ $measures }項，已完成{ $done }項，逾期{ $overdue }項；未銷號問題{ $problems }個。數據截至{ $date }。
packet-selection-title = { $county }任務清單（選編）
packet-tasks-title = { $name }任務清單
packet-wallchart-lead = { $place }{ $villages }個村、{ $measures }項措施，已完成{ $done }項，逾期{ $overdue }項。數據截至{ $date }。
packet-wallchart-title = { $place }「一村一策」作戰圖
packet-wrote = 共{ $files }份、{ $pages }頁，用時{ $seconds }秒。
font-stand-ins = 提醒：本機沒有{ $roles }的字體，用別的代替了。可以安裝哪些，用 cunce fonts 查看。
packet-link-county = 全縣工作簡報（PDF）
packet-link-deadline = 到期事項清單（PDF）
packet-link-measure = 任務清單（PDF）
packet-link-notice = 張貼用的公示（PDF）
packet-link-problem = 督辦單：{ $title }（PDF）
packet-link-programme = 任務清單（PDF）
packet-link-selection = 任務清單（PDF）
packet-link-township = 鄉鎮工作簡報（PDF）
packet-link-unit = 任務清單（PDF）
packet-link-village = 本村檔案（PDF）
packet-link-wallchart = 作戰圖（PDF，A3）
packet-links = 打印材料
packets-built = 另印好材料{ $files }份、{ $pages }頁，放在網站的 packets/ 裏，網頁上有鏈接。
packets-not-built = 網站已經生成，但沒有印材料，網頁上也沒有鏈接。

## What packets print
packet-contents = 目錄
packet-figures = 總體情況
packet-attachments = 附件
packet-accepted-by = 驗收人
packet-charged = 責任單位
packet-term = 整改期限
packet-so-far = 整改進展
packet-required = 整改要求
packet-requirements = 請責任單位在整改期限內改正，書面報告整改情況並附證明材料；確實不能按期改正的，在期限以前說明原因，報經同意後改期。
packet-received = 責任單位簽收
packet-received-by = 簽收人
packet-put-right = 整改情況
packet-acceptance = 驗收意見
packet-blank-date = 　　年　　月　　日
packet-seal = （蓋章）
packet-notice = 公示
packet-posted = 公示時間
packet-qr = 掃碼看網頁
packet-wallchart-key = 格內：記號是狀態，日期是期限。
failure-threads = 系統沒有給出線程：{ $error }
failure-packet-one-file = { $path } 是一個文件，裝不下{ $count }份材料。寫一個文件夾，或者寫明印哪一個。
failure-packet-backwards = --from { $from } 在 --to { $to } 之後，請倒過來寫。
failure-packet-no-days = --from 和 --to 只用於 deadline，不用於{ $kind }。
failure-packet-no-name = { $kind }只有一份，不用寫「{ $name }」。
failure-packet-nothing = 沒有符合條件的措施和問題：{ $conditions }。
failure-paper = 寫不了 { $path }（{ $error }）。一份也沒有寫。
packet-more = 另有{ $count }項
packet-own = 本級
packet-picture-broken = 提醒：圖片 { $path } 打不開，印了它的說明文字。文件壞了，或者後綴和內容不一致，請重新保存。
packet-picture-form = 提醒：圖片 { $path } 的格式印不了，印了它的說明文字。改成 .png、.jpg、.webp 或 .svg。
packet-picture-glyph = 提醒：圖片 { $path } 裏的字符「{ $character }」本機的字體都沒有，印了它的說明文字。
packet-picture-linked = 提醒：圖片 { $path } 裏還引用別的文件，印了它的說明文字。請把引用的圖嵌進去。
packet-picture-unread = 提醒：圖片 { $path } 讀不出來（{ $error }），印了它的說明文字。
packet-status-closed = 已完結
packet-status-open = 未完結
packet-status-soon = 臨近期限

## What falls due, how it stands
remains = 還剩
remains-today = 今天到期
remains-left = 還有 { $days } 天
remains-late = 逾期 { $days } 天
remains-sum = 逾期 { $overdue } 項，{ $days } 天內到期 { $soon } 項。
standing-day = { $county }，截至 { $date }
standing-villages = 村數
cli-shape = human 給人看（默認）、json 給程序、csv 給表格軟件
cli-due-about = 逾期的和快到期的事項
cli-due-usage = cunce due [選項]
cli-due-example =
    例：
      cunce due --within 30d --township qiaotou
      cunce due --unit 縣水利局 --format csv > 水利局.csv
cli-due-within = 多少天以內到期的，例如 30d（默認按 site.toml 的 due_soon_days）
cli-due-township = 只看這個鄉鎮
cli-due-unit = 只看這個單位牽頭的
cli-status-about = 全縣和各鄉鎮的進度
cli-status-usage = cunce status [選項]
cli-status-example =
    例：
      cunce status --as-of 2020-06-10

## Ledgers
ledger-sheet-villages = 村名冊
ledger-sheet-measures = 任務臺賬
ledger-sheet-problems = 問題臺賬
ledger-title = { $county }{ $ledger }（截至 { $date }）
ledger-number = 序號
ledger-key = 標識（勿改）
ledger-township = 鄉鎮
ledger-village = 村
ledger-code = 行政區劃代碼
ledger-village-kind = 村類型
ledger-tags = 標籤
ledger-households = 戶數
ledger-population = 人口
ledger-area = 面積
ledger-programme = 專項
ledger-kind = 措施類別
ledger-measure = 措施內容
ledger-lead = 牽頭單位
ledger-with = 配合單位
ledger-person = 責任人
ledger-start = 開始時間
ledger-due = 完成時限
ledger-first-due = 原定時限
ledger-status = 狀態
ledger-stage = 階段
ledger-done-on = 實際完成時間
ledger-target = 目標
ledger-current = 目前值
ledger-fund-of = { $source }（元）
ledger-spent = 已支出（元）
ledger-progress = 進展情況
ledger-note = 備註
ledger-problem = 存在問題
ledger-category = 問題類別
ledger-notice-no = 整改通知書編號
ledger-found-on = 發現時間
ledger-found-by = 發現單位
ledger-problem-lead = 責任單位
ledger-problem-due = 整改時限
ledger-problem-status = 是否銷號
ledger-closed-on = 銷號時間
ledger-closed-by = 驗收人
ledger-closed = 已銷號
ledger-open = 未銷號
ledger-note-part = { $heading }：{ $text }
ledger-overdue = 是否逾期
import-sheet-measures = 工作表「{ $sheet }」：任務臺賬，{ $count } 行。
import-sheet-problems = 工作表「{ $sheet }」：問題臺賬，{ $count } 行。
import-sheet-villages = 工作表「{ $sheet }」：村名冊，{ $count } 行。
import-new = 新增 { $key } { $title }
import-changed = 改動 { $key } { $title }
import-field = { $heading }：{ $from } → { $to }
import-field-set = { $heading }：{ $to }
import-not-understood = 沒看懂 { $count } 處：
import-at-cell = { $sheet }!{ $cell } { $heading }「{ $value }」：{ $why }
import-at-row = { $sheet } 第 { $line } 行「{ $value }」：{ $why }
import-at-sheet = { $sheet }：{ $why }
import-sum = 新增 { $new } 項，改動 { $changed } 項，未變 { $unchanged } 項，涉及 { $files } 個文件。
import-dry = 這是試算，什麼也沒有寫。
import-refused = 有沒看懂的地方，什麼也沒有寫。改好臺賬再來；或加 --rest，只寫看懂的各行。
import-nothing = 記錄與臺賬一致，沒有要寫的。
import-none = 沒有能寫入的行。
import-wrote = 寫入了：{ $path }
import-next = 接著用 cunce check 檢查，再看 git diff。
export-wrote = 寫入了 { $path }：{ $villages } 個村，{ $measures } 項措施，{ $problems } 個問題。
ledger-why-day = 不是日期。寫成 2020-05-15、2020.5.15 或 2020年5月底；沒有時限就空著。
ledger-why-no-year = 沒有年份。寫上年份；或在標題、工作表名裏寫「2020年」；或在對照表裏寫 year = 2020。
ledger-why-no-such-day = 沒有這一天。
ledger-why-money = 不是金額。寫數字，例如 12.5，最多到分。
ledger-why-no-unit = 沒說是元還是萬元。在表頭裏寫（萬元）或（元）；或在對照表裏寫 money = "萬元"。
ledger-why-shared = 一個金額合併給了幾行，不知道各佔多少。拆開合併的單元格，每行寫自己的數。
ledger-why-number = 不是數字。
ledger-why-status = 不認得這個狀態。寫未開始、進行中、已完成、暫停、取消之一；或在對照表的 [status] 裏寫明。
ledger-why-formula = 公式沒有算出結果。
ledger-why-column = 不認得這個表頭。在對照表的 [columns] 裏寫明它是哪一項；用不著的寫進 ignore。
ledger-why-sheet = 沒有找到表頭，這個工作表沒有讀。
ledger-why-row = 既不是一條記錄，也不是鄉鎮、專項或措施類別的小標題。
ledger-why-no-place = 沒寫是哪個鄉鎮、哪個村。
ledger-why-township = 沒有這個鄉鎮。先導入村名冊，或用 cunce new township 建。
ledger-why-township-like = 沒有這個鄉鎮。是不是「{ $like }」？
ledger-why-village = 沒有這個村。先導入村名冊，或用 cunce new village 建。
ledger-why-village-like = 沒有這個村。是不是「{ $like }」？
ledger-why-two-villages = 幾個鄉鎮都有這個村。寫上鄉鎮。
ledger-why-several-villages = 一格寫了幾個村。一個村寫一行。
ledger-why-no-title = 沒寫措施或問題的內容。
ledger-why-no-programme = 沒寫屬於哪個專項。加一列「專項」，或用 --programme 指明。
ledger-why-programme = 沒有這個專項。現有：{ $known }
ledger-why-no-kind = 沒寫屬於哪類措施。加一列「措施類別」，或用 --kind 指明。
ledger-why-kind = 沒有這類措施。先寫進 measures.toml。
ledger-why-kind-like = 沒有這類措施。是不是「{ $like }」？
ledger-why-stage = 沒有這個階段。這類措施的階段：{ $known }
ledger-why-no-stages = 這類措施不分階段。
ledger-why-no-source = 沒寫資金來源。加一列「資金來源」，或用 --fund-source 指明。
ledger-why-source = 沒有這個資金來源。現有：{ $known }
ledger-why-split = 方案裏分了幾個來源，一個總數對不上。按來源分列寫。
ledger-why-parts = 方案裏這個來源記了幾筆，只憑一個總數改不了。請在方案文件裏改。
ledger-why-target = 看不出目標。寫成「脫貧戶數 40 戶」，幾個目標用分號隔開。
ledger-why-key = 沒有這個標識的記錄。新的一行不要寫標識。
ledger-why-ambiguous = 有幾條同名的記錄。寫上編號或標識。
ledger-why-twice = 第 { $line } 行已經寫過。
ledger-why-undated = 已經定下的時限不能取消。確要取消，改方案文件。
ledger-why-no-found-on = 新問題要寫發現時間。加一列「發現時間」，或在對照表的 [defaults] 裏寫 found_on。
ledger-why-found-on = 已有問題的發現時間，臺賬改不了。臺賬寫錯了，改臺賬；記錄寫錯了，改最先報告它的方案或總結。
ledger-why-person = 問題記錄裏只有責任單位，沒有責任人。把人寫進「責任單位」或「備註」；不要這一列，就在對照表裏寫進 ignore。
ledger-why-no-closed-on = 已銷號的問題要寫銷號時間。
ledger-why-code = 行政村代碼是 12 位數字。變成 6.3E+11 的，先把這一列設成文本，再重新填。
ledger-why-layout = 這條記錄的寫法只能由人來改。
failure-sheet-kind = 不是臺賬文件：{ $path }。能讀的有 xlsx、xlsm、xls、ods、csv。
failure-sheet-broken = 讀不出 { $path }：{ $message }。用 Excel 或 WPS 打開，另存為 xlsx 再試。
failure-map = 對照表 { $path } 第 { $line } 行第 { $column } 列寫錯了：{ $message }
failure-default = 沒有「{ $given }」。現有：{ $known }
failure-draft = { $path } 寫得不對，沒法改。先運行 cunce check。
failure-would-break = 臺賬裏的內容會讓 { $path } 出錯（{ $code }），什麼也沒有寫。改好臺賬再來。
failure-workbook = 寫不出 { $path }：{ $message }
cli-import-about = 把 Excel 臺賬變成記錄，或按臺賬更新記錄
cli-import-usage = cunce import 臺賬.xlsx [選項]
cli-import-example =
    例：
      cunce import 臺賬.xlsx --dry-run      先看會改什麼，不寫
      cunce import 臺賬.xlsx                全看懂了才寫
      cunce import 臺賬.csv --rest --programme jingzhun
cli-import-file = 臺賬文件：xlsx、xlsm、xls、ods 或 csv
cli-import-map = 對照表（TOML）：表頭和用詞與常見的不同時用
cli-import-dry-run = 只試算，不寫
cli-import-rest = 有沒看懂的行，也寫入其餘各行
cli-import-date = 進展記在哪一天（默認今天）
cli-import-programme = 臺賬沒寫專項時，算哪個專項
cli-import-kind = 臺賬沒寫措施類別時，算哪一類
cli-import-fund-source = 臺賬沒寫資金來源時，算哪個來源
cli-export-about = 把村名冊、任務臺賬、問題臺賬寫成 Excel
cli-export-usage = cunce export 臺賬.xlsx [選項]
cli-export-example =
    例：
      cunce export 臺賬.xlsx
      cunce export 逾期.xlsx --select status=overdue
cli-export-file = 寫到哪個文件（.xlsx）
cli-export-select = 只要符合條件的，例如 "township=qiaotou,status=overdue"
## Layout, schemas, manual
cli-fmt-about = 把記錄整理成統一的排版，意思和註釋都不變；改一處，git 裏就只顯示一處。
cli-fmt-usage = cunce fmt [PATH…] [選項]
cli-fmt-example =
    例：
      cunce fmt
      cunce fmt content/townships/hexi --check
cli-fmt-path = 只整理這些文件或文件夾，要在內容文件夾裏（默認全部）
cli-fmt-check = 只看不改：列出要整理的文件，有就以退出碼 1 結束
fmt-changed = 整理了 { $changed } 個文件，共看了 { $all } 個。
fmt-checked = 有 { $changed } 個文件要整理，共看了 { $all } 個。
fmt-broken = 另有 { $broken } 個文件讀不懂，沒有動。請先按上面的改法改正。
fmt-doubtful = 錯誤：{ $path } 沒有動：整理以後意思可能會變。這是程序的毛病，請把這個文件交給維護人員。
failure-no-record = 錯誤：{ $path } 裏沒有內容文件夾 { $content } 的記錄。請寫內容文件夾裏的文件或文件夾，或者用 --content 指明內容文件夾。
cli-schema-about = 輸出記錄的 JSON Schema，編輯器用它提示、補全和檢查字段。
cli-schema-usage = cunce schema [RECORD] [選項]
cli-schema-example =
    例：
      cunce schema plan
      cunce schema --out content/.schemas
cli-schema-record = 哪一種記錄：site home measures units disclosures programme township village plan progress notice
cli-schema-out = 寫到這個文件夾裏，每種記錄一個文件；不寫 RECORD 就是全部
cli-completions-about = 輸出命令補全腳本，裝到終端裏，按 Tab 鍵就能補全命令和選項。
cli-completions-usage = cunce completions SHELL
cli-completions-example =
    例：
      cunce completions bash > ~/.local/share/bash-completion/completions/cunce
cli-completions-shell = 哪一種終端：bash zsh fish powershell elvish
cli-man-about = 輸出手冊頁（man 格式）。
cli-man-usage = cunce man [選項]
cli-man-example =
    例：
      cunce man --out ~/.local/share/man/man1
cli-man-out = 把程序和每個命令的手冊頁都寫到這個文件夾裏（默認只輸出程序這一頁）
man-manual = 村策手冊
man-name = 名稱
man-synopsis = 用法
man-options = 參數和選項
man-commands = 命令
man-example = 例子
schema-taplo =
    編輯器（如 VS Code 的 Even Better TOML）按這裏找到每種記錄的字段說明，邊寫邊提示、補全和檢查。
    只管 .toml 的記錄；.md 裏兩行 +++ 之間的字段，編輯器提示不了。只有字段、沒有正文的記錄，可以寫成 .toml。
    文件夾 .schemas 由 cunce schema --out 生成，不要手工改。
schema-words = { $about }可以寫：{ $words }。
schema-word = { $word }（{ $meaning }）
schema-status-planned = 未開始
schema-status-doing = 進行中
schema-status-done = 已完成
schema-status-suspended = 暫停
schema-status-cancelled = 取消
schema-every-month = 每月
schema-every-quarter = 每季度
schema-every-half-year = 每半年
schema-every-year = 每年
schema-per-month = 每月
schema-per-quarter = 每季度
schema-per-year = 每年
schema-language-zh-hans = 簡體中文
schema-language-zh-hant = 繁體中文
schema-language-en = 英文
schema-site = 全站設置
    .about = site.toml：縣名、網站名稱和全站的規則。
schema-home = 首頁
    .about = home.md：首頁的文字。字段只有 internal。
schema-measures = 措施目錄
    .about = measures.toml：有哪幾類措施，方案裏的措施都歸到其中一類。
schema-units = 單位目錄
    .about = units.toml：有哪些責任單位，方案裏用編號或名稱指它們。
schema-disclosures = 村務公開目錄
    .about = disclosures.toml：哪些事必須公開，多久公開一次。
schema-programme = 專項
    .about = programmes/專項.md：一個專項的要求，以及縣裏自己的措施和問題。
schema-township = 鄉鎮
    .about = township.md：一個鄉鎮的基本情況。
schema-village = 村
    .about = village.md：一個村的基本情況。
schema-plan = 方案
    .about = plans/專項.md：一個村（或鄉鎮）在一個專項裏的方案。
schema-progress = 進展總結
    .about = progress/日期.md：到某一天辦到了哪一步。
schema-notice = 公示
    .about = notices/日期.md：村務公開目錄裏某一項的公示。
field-internal = 只給內部版看
    .about = 寫 true，這份記錄或這一條只出現在內部版裏，公開版連同有關的數字和鏈接一起去掉。
field-title = 標題
    .about = 一句話的標題，不寫就用默認的名稱。
field-name = 名稱
    .about = 網站上印的名稱。
field-id = 編號
    .about = 別處用它指這一條，也是網址的一部分。在同一份記錄裏不能重複，寫了以後不要再改。
field-county = 縣（市、區）
    .about = 縣（市、區）的名稱。
field-code = 行政區劃代碼
    .about = 行政區劃代碼，加引號；要以上級的代碼開頭。
schema-site-code = 行政區劃代碼
    .about = 縣 6 位、市 4 位、省 2 位，加引號；寫了以後，鄉鎮和村的代碼都要以它開頭。
schema-township-code = 鄉鎮代碼
    .about = 9 位數字，加引號；要以縣的代碼開頭。
schema-village-code = 村代碼
    .about = 12 位數字，加引號；要以鄉鎮的代碼開頭。
schema-site-title = 網站名稱
    .about = 網站的名稱，印在每一頁的頁首。
field-language = 網站文字
    .about = 網站用哪一種文字，默認簡體中文。
field-base-url = 網址
    .about = 網站將來的地址，以 https:// 或 http:// 開頭；訂閱和日曆要用它。
field-theme = 版式
    .about = 用哪一套版式，默認 default；自己的版式放在內容文件夾旁邊的 themes/名稱/ 裏。
field-as-of = 截至日期
    .about = 把網站定格在這一天，用於樣例和存檔；平時不要寫，程序按當天計算。
field-publisher = 發佈單位
    .about = 由誰發佈，印在頁腳。
field-hotline = 監督電話
    .about = 監督電話，總是公開；請寫單位的座機。
field-publication = 公開的規則
    .about = 快到期、久未更新怎樣算，資金來源有哪些。
field-due-soon-days = 快到期的天數
    .about = 期限前多少天算「快到期」，默認 30。
field-stale-after-days = 久未更新的天數
    .about = 一個村多少天沒有進展總結算「久未更新」，默認 92，即一個季度。
field-fund-sources = 資金來源
    .about = 資金從哪裏來；方案裏的 source 只能用這幾個詞。
field-privacy = 隱私
    .about = 程序不讓身份證號、手機號、銀行卡號上網；例外寫在這裏。
field-allow = 准許公開的號碼
    .about = 確實要公開的號碼，逐個照原樣寫。
field-measures = 措施
    .about = 一條措施一段：做什麼，誰負責，什麼時候辦完。
schema-measures-measures = 措施的類別
    .about = 一類措施一段。
schema-measures-measures-id = 類別編號
    .about = 方案裏的 kind 寫它，也是網址的一部分；寫了以後不要再改。
schema-measures-measures-name = 類別名稱
    .about = 這類措施的名稱。
field-group = 分組
    .about = 同一組的排在一起。
field-about = 說明
    .about = 這類措施是什麼，一兩句話。
field-stages = 階段
    .about = 這類措施依次要走的幾步，按先後寫；網站按它統計走到哪一步。
field-units = 責任單位
    .about = 一個單位一段。
field-contact = 聯繫方式
    .about = 單位的聯繫方式，例如辦公電話。
field-disclosures = 公開的事項
    .about = 一件必須公開的事一段。
schema-disclosures-name = 事項名稱
    .about = 這件事的名稱，照公開目錄寫。
field-basis = 依據
    .about = 依據哪一條法律或文件。
field-since = 從哪天起
    .about = 從哪一天起要公開；這一天以前的時段不算缺。
field-every = 多久一次
    .about = 多久至少公開一次；不寫就是有了才公開。
field-days = 公示天數
    .about = 一則公示貼多少天。
field-lead = 牽頭單位
    .about = 寫單位目錄裏的編號或名稱；幾個單位寫成 ["甲", "乙"]。
schema-programme-lead = 牽頭單位
    .about = 這個專項由哪個單位牽頭，寫單位目錄裏的編號或名稱。
schema-township-lead = 第一責任人
    .about = 鄉鎮的第一責任人。
field-start = 開始日期
    .about = 從哪天起，不加引號。
field-end = 結束日期
    .about = 到哪天止，不加引號；不能早於 start。
field-classes = 村的分類
    .about = 各村分成哪幾類；方案裏用 class 說明屬於哪一類。
field-requires = 必須有的措施
    .about = 每個方案必須有的措施類別，寫措施目錄裏的編號；缺了會有提醒。
schema-programme-targets = 階段目標
    .about = 到某一天，有方案的村裏多少要全部辦結。
schema-programme-targets-name = 目標名稱
    .about = 這一段目標叫什麼。
schema-programme-targets-by = 到哪天
    .about = 到哪一天要達到，不加引號。
field-share = 比例
    .about = 0 到 1 的小數，逐段累計：六成寫 0.6。
field-quotas = 走訪要求
    .about = 一種人一段：多久到每個村走訪幾次，解決幾個問題。
field-role = 職務
    .about = 以什麼身份，例如第一書記、聯村領導；走訪要求按它對照。
field-visits = 走訪
    .about = 一次走訪一段：誰、哪天、什麼身份。
schema-quotas-visits = 走訪次數
    .about = 每個時段到每個村走訪幾次。
schema-quotas-problems = 解決的問題
    .about = 每個時段在每個村解決幾個問題。
field-per = 時段
    .about = 上面的次數按多長的時段算。
field-kind = 種類
    .about = 例如：鎮、鄉、街道、行政村、社區、嘎查。
field-order = 次序
    .about = 整數，小的排在前面；不寫的按文件夾名排在後面。
field-people = 有關的人
    .about = 一人一段，例如村黨支部書記、駐村工作隊。
schema-people-name = 姓名
    .about = 這個人的姓名。
field-unit = 單位
    .about = 在哪個單位。
field-phone = 電話
    .about = 只在內部版出現，除非這一段寫了 public = true。
field-public = 公開電話
    .about = 寫 true，公開版也印出這個電話。
field-tags = 標籤
    .about = 例如：貧困村、難點村、後進村、城中村；可以有幾個。
field-households = 戶數
    .about = 整數。
field-population = 人口
    .about = 整數。
field-area = 面積
    .about = 平方公里，可以有小數。
field-lonlat = 經緯度
    .about = 先經度、後緯度，十進制的度。
field-facts = 其他情況
    .about = 左邊是名目，右邊是內容，照寫的次序印出來。
field-document-no = 文號
    .about = 批准方案的文號。
field-class = 分類
    .about = 屬於專項的哪一類，只能用專項 classes 裏的詞。
field-approvals = 審批
    .about = 審批的環節，按先後一個一段。
field-step = 環節
    .about = 審批到了哪一個環節。
field-by = 由誰
    .about = 由誰審批或走訪。
field-on = 哪天
    .about = 哪一天，不加引號；審批不寫就是還在等。
schema-visits-on = 走訪日期
    .about = 哪一天去的，不加引號。
schema-measures-kind = 措施類別
    .about = 寫措施目錄裏的編號。
schema-measures-title = 做什麼
    .about = 一句話說清做什麼。
field-with = 配合單位
    .about = 寫單位目錄裏的編號或名稱，可以有幾個。
field-person = 責任人
    .about = 具體由誰負責。
field-due = 期限
    .about = 哪天以前辦完，不加引號；以後改期寫在進展總結裏。
field-status = 狀態
    .about = 方案裏寫定下來那天的狀態，默認未開始；總結裏不寫就是沒有變。
field-stage = 階段
    .about = 走到哪一步，只能用這一類措施的 stages。
field-done-on = 辦完日期
    .about = 哪一天辦完，不加引號；與 status = "done" 一起寫。
field-note = 說明
    .about = 一句說明；改期的時候必須寫明原因。
field-targets = 目標
    .about = 要達到的數，一個一段。
schema-measures-targets-name = 目標名稱
    .about = 總結裏的 values 用它；在這條措施裏不能重複。
schema-measures-targets-unit = 計量單位
    .about = 例如戶、公里、萬元、%。
field-baseline = 起點
    .about = 開始時的數，默認 0。
field-value = 目標值
    .about = 要達到的數，最多六位小數。
field-milestones = 分步
    .about = 分幾步走，一步一段。
schema-measures-milestones-title = 步驟名稱
    .about = 總結裏用它說哪一步做完了；在這條措施裏不能重複。
field-amount = 數量
    .about = 這一步完成多少；只有一個目標時才能寫，幾步加起來等於目標減去起點。
field-members = 名單
    .about = 這一步是哪幾戶，只寫編號，不寫姓名；公開版只印個數。
field-funds = 資金
    .about = 錢從哪裏來，一個來源一段。
field-source = 資金來源
    .about = 只能用 site.toml 裏 fund_sources 的詞。
schema-funds-amount = 金額
    .about = 元，最多兩位小數，不加引號。
field-problems = 問題
    .about = 一個問題一段；總結裏寫同一個編號，就是以前的問題有了變化。
schema-problems-id = 問題編號
    .about = 在本村（鄉鎮、縣）裏不能重複。
field-category = 類別
    .about = 問題的類別，自己定。
field-notice-no = 整改通知書編號
    .about = 發了整改通知書的，寫它的編號。
field-found-on = 發現日期
    .about = 哪一天發現的，不加引號。
field-found-by = 由誰發現
    .about = 哪個人或單位發現的。
field-closed-on = 銷號日期
    .about = 哪一天銷號，不加引號；不能早於發現日期。
field-closed-by = 驗收人
    .about = 誰驗收的；銷了號而不寫會有提醒。
field-evidence = 證明材料
    .about = 一個文件的相對路徑，例如驗收單。
field-date = 日期
    .about = 與文件名開頭的日期相同，不加引號。
field-period = 時段
    .about = 說的是哪一段時間。
field-author = 作者
    .about = 誰寫的。
field-updates = 變化
    .about = 哪一條措施有了變化，一條一段；沒有變化的不用寫。
field-measure = 哪條措施
    .about = 方案裏措施的編號；村裏有幾個方案的，寫成 專項/編號。
field-values = 完成數
    .about = 各個目標到這一天一共多少，不是這一次增加多少。
field-spent = 已花的錢
    .about = 到這一天一共花了多少元：一個數，或者按來源分開寫。
schema-updates-due = 新的期限
    .about = 期限改到哪一天；在 note 裏寫明原因，原來的期限仍然看得見。
schema-updates-milestones = 做完的步驟
    .about = 哪一步在哪天做完。
field-achieved = 做完的名單
    .about = 哪一步做完了哪幾戶，只寫編號；方案裏寫了 members 才能用。
field-solved = 解決的問題
    .about = 當次解決了幾個問題。
field-item = 公開的事項
    .about = 寫村務公開目錄裏的編號。
field-until = 公示到哪天
    .about = 過了這一天，公開版只留下標題和日期；不寫就按目錄的天數算。

## What changed
change-added-measure = 新增措施
change-added-notice = 新公示
change-added-place = 新建
change-added-plan = 新方案
change-added-problem = 新問題
change-approval = 審批「{ $name }」
change-back = 倒退
change-category = 問題類別
change-class = 類別
change-closed-by = 驗收人
change-closed-on = 銷號日期
change-date = 公示日期
change-document-no = 文號
change-done-on = 完成日期
change-dropped-measure = 措施取消
change-dropped-notice = 公示撤下
change-dropped-place = 撤銷
change-dropped-plan = 方案撤銷
change-dropped-problem = 問題刪除
change-due = 完成時限
change-earlier = 提前{ $days }天
change-end = 結束日期
change-found-by = 發現人
change-found-on = 發現日期
change-fund = 資金「{ $name }」
change-given-up = 放棄
change-item = 公開事項
change-kind = 措施類別
change-later = 推遲{ $days }天
change-lead = 責任單位
change-less = 減少
change-line = { $label }：{ $from } → { $to }
change-line-one = { $label }：{ $fact }
change-line-remark = { $line }（{ $remark }）
change-line-through = { $line }（進展總結{ $summary }）
change-milestone = 節點「{ $name }」
change-more = 增加
change-moved = 改了位置
change-nothing = （無）
change-notice-no = 整改通知書編號
change-of = { $title }（{ $key }）  { $what }
change-person = 責任人
change-reopened = 重新打開
change-reported = 已報「{ $name }」
change-set = 新寫上
change-spent = 已支出
change-stage = 階段
change-start = 開始日期
change-status = 狀態
change-target = 指標「{ $name }」
change-title = 名稱
change-undated = 不再有時限
change-unset = 刪去
change-until = 公示截止
change-value-approved = { $by }，{ $date }
change-value-awaited = { $by }，待批
change-value-from = { $goal }（從{ $baseline }起）
change-value-met = { $due }（{ $done }完成）
change-value-money = { $digits }元
change-value-share = { $due }（{ $amount }）
change-value-share-met = { $due }（{ $amount }，{ $done }完成）
change-with = 配合單位
cli-diff-about = 比較兩個版本：哪些承諾變了，變強還是變弱。
cli-diff-example =
    例：
      cunce diff
      cunce diff HEAD~10..HEAD
      cunce diff edition/2026-q1..edition/2026-q2 --fail-on weakened
cli-diff-range = 哪兩個版本：A..B，或者只寫 A 同工作區比（默認 HEAD）
cli-diff-usage = cunce diff [A..B] [選項]
cli-fail-on = 有變弱的承諾（weakened），或者還有倒退（back）時，退出碼為 1
cli-log-about = 列出一個村或一個方案的全部版本，每版一行。
cli-log-example =
    例：
      cunce log hexi/beigou
      cunce log hexi/beigou/tong-lu --edition internal
cli-log-of = 哪個村或方案：文件夾名，如 hexi/beigou/tong-lu
cli-log-usage = cunce log 鄉鎮/村[/專項] [選項]
cli-no-history = 不讀 git 歷史：沒有「變化」裏的歷次修改，生成更快
diff-commit = { $commit }（{ $date }）
diff-counts = 共{ $changes }處變化，其中承諾變弱{ $weaker }處，倒退{ $back }處。
diff-head = 從 { $from } 到 { $to }
diff-hidden = 另有{ $changes }處變化屬於內部內容，其中承諾變弱{ $weaker }處；用 --edition internal 查看。
diff-place = { $name }（{ $key }）
diff-work-tree = 工作區（未提交）
failure-no-versions = 沒有「{ $of }」的歷史。寫 鄉鎮/村 或者 鄉鎮/村/專項，例如 hexi/beigou/tong-lu。
history-no-commit = 提醒：git 倉庫裏還沒有提交，所以沒有歷史。
history-no-repository = 提醒：內容文件夾不在 git 倉庫裏，所以沒有歷史。在上一級文件夾運行 git init，再提交，就有了。
history-not-asked = 沒有讀歷史（--no-history）。
history-not-committed = 提醒：內容文件夾在 git 倉庫裏，但還沒有提交過，所以沒有歷史。
history-not-owned = 提醒：{ $path } 所在的 git 倉庫屬於別的用戶，沒有讀它的歷史。確認可信後運行 git config --global --add safe.directory 加上倉庫的路徑。
history-shallow = 提醒：這是淺克隆，{ $date }以前的歷史不在裏面，「首次承諾」只能從那一天算起。運行 git fetch --unshallow 取回全部歷史。
history-uncommitted = 提醒：有{ $count }個記錄還沒有提交，它們的改動標作「尚未提交」。
history-unreadable = 提醒：讀不了 git 倉庫（{ $error }），所以沒有歷史。
list-semicolon = ；
log-first = 最早的版本，{ $measures }項措施
log-line = { $date }  { $commit }  { $who }  { $what }
log-uncommitted = 尚未提交
record-fields = { $path }：改了 { $fields }
record-gap = { $path }：這一版讀不出來（{ $code }，第{ $line }行），不作比較
record-missing = { $path }：這一版的內容不在本機的克隆裏，不作比較
record-renamed = { $path }：只改了文件名
record-summary-added = { $path }：新的進展總結
record-summary-deleted = { $path }：進展總結被刪除
record-wording = { $path }：只改了文字或排版
changes-all = 全部變化
changes-apart = 這一版不在主線上，沒有可比的版本。
changes-by-quarter = 按季度
changes-by-township = 按鄉鎮
changes-commit = 對應的提交：{ $commit }
changes-edition = 定版「{ $name }」
changes-edition-apart = 這一版定於{ $frozen }，不在主線上，不能同別的版本比較。本站截至{ $date }。
changes-edition-first = 這一版定於{ $frozen }，是最早的一版，沒有上一版可比。本站截至{ $date }。
changes-edition-lead = 這一版定於{ $frozen }。比起上一版「{ $before }」，時限推遲{ $slipped }次，共{ $days }天；有{ $weakened }項承諾變弱，新增{ $added }項措施。本站截至{ $date }。
changes-editions = 定版
changes-editions-note = 每一版都凍結在當天；數字是同上一版相比的變化，其間改過又改回的不計。
changes-lead = 截至{ $date }，時限推遲{ $slipped }次，共{ $days }天；有{ $weakened }項承諾變弱，新增{ $added }項措施。
changes-more = 這裏只列最近的，更早的{ $count }處請看各季度。
changes-newest = 最近的變化
changes-no-repository = 這裏只有進展總結裏的改期。生成本站時沒有可讀的修改歷史，方案文本改過什麼，這裏看不到。
changes-none = 沒有變化。
changes-not-asked = 這裏只有進展總結裏的改期。生成本站時沒有讀修改歷史，方案文本改過什麼，這裏看不到。
changes-of = { $name }的變化
changes-quarter = { $year }年第{ $quarter }季度
changes-shallow = 變化有兩個來源：進展總結裏的改期，和方案文本的歷次修改。本站生成時只取到{ $date }以後的修改歷史，更早的沒有算進來。
changes-since = 變化有兩個來源：進展總結裏的改期，和方案文本的歷次修改。修改歷史從{ $date }起；以前改過什麼，這裏看不到。
changes-title = 承諾的變化
changes-uncommitted = 有{ $count }個文件改了還沒有提交，這些變化標作「尚未提交」。
changes-version = 當時的方案
col-brought-by = 依據
col-change = 變化
col-commit = 提交
col-days = 推遲天數
col-edition = 定版
col-promised = 當時的承諾
col-quarter = 季度
due-first-earlier = 首次承諾{ $date }（−{ $days }天）
due-first-later = 首次承諾{ $date }（+{ $days }天）
history-firsts = 最初的承諾 → 現在的承諾
history-kept = 最初承諾的時限、指標、資金和責任單位都沒有變。
history-title = 方案的歷史
history-versions = 歷次版本（{ $count }版）
nav-changes = 變化
sign-back = ↩
sign-weaker = ▼
sum-added = 新增措施
sum-back = 狀態倒退
sum-cut = 指標或資金減少
sum-days = 共{ $days }天
sum-dropped = 取消
sum-slipped = 時限推遲
sum-weakened = 承諾變弱
version-fields = 改了別的內容
version-first = 現在能查到的最早一版
version-gap = 這一版讀不出來（{ $code }，第{ $line }行），沒有比較；下面沿用前一版
version-in-force = 這一版之後沒有再改。
version-missing = 這一版的內容取不到，沒有比較；下面沿用前一版
version-no-measures = 這一版沒有措施。
version-no-text = 公開版的舊方案只列承諾，不列說明文字和人名：以前的文字可能是為了保護隱私才改掉的。
version-renamed = 只改了文件名
version-replaced = { $date }由下一版代替。
version-then = 當時的方案
version-title = 第{ $number }版
version-today = 看現在的方案
version-wording = 只改了文字或排版
versions-all = 全部{ $count }版
versions-lead = 「{ $plan }」的第{ $first }版到第{ $last }版，新的在前。
versions-title = { $plan }的歷次版本
change-first-due = 方案裏的時限
history-no-version = 倉庫裏沒有版本「{ $name }」。寫一個提交號、分支或者標籤，兩個之間用兩個點，如 HEAD~10..HEAD；淺克隆裏沒有更早的提交。
record-added = { $path }：新的
record-deleted = { $path }：刪除了
change-sort-measure = 措施
change-sort-notice = 公示
change-sort-place = 村或鄉鎮
change-sort-plan = 方案
change-sort-problem = 問題
csv-back = 倒退
csv-change = 變化類型
csv-commit = 提交
csv-date = 日期
csv-days = 推遲天數
csv-from = 原來
csv-label = 變了什麼
csv-sort = 所屬
csv-summary = 進展總結
csv-to = 現在
csv-weakened = 承諾變弱
table-changes = 變化：每處變化一行，有改期、指標增減、措施增刪
versions-newer = 更新的版本
versions-older = 更早的版本
version-fact = { $label } { $value }
version-kept = 另有{ $count }項同前一版：{ $measures }。
version-kept-one = { $title }（{ $due }）
