# Words of its own
ledger-volume = 賬頁截至{ $date }
ledger-progress = 查進度
ledger-books = 查臺賬
ledger-notices = 看公開
ledger-tags = 標籤

# Words that it says otherwise
nav-label = 賬簿目錄
nav-programmes = 專項臺賬
nav-problems = 問題臺賬
nav-funds = 資金臺賬
home-overdue = 逾期臺賬
home-soon = { $days }天內到期臺賬
home-townships = 各鄉鎮一覽表
home-months = 逐月期限表
home-programmes = 各專項一覽表
village-plans = 方案登記
village-measures = 措施登記（逾期的在前）
