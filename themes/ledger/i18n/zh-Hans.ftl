# Words of its own
ledger-volume = 账页截至{ $date }
ledger-progress = 查进度
ledger-books = 查台账
ledger-notices = 看公开
ledger-tags = 标签

# Words that it says otherwise
nav-label = 账簿目录
nav-programmes = 专项台账
nav-problems = 问题台账
nav-funds = 资金台账
home-overdue = 逾期台账
home-soon = { $days }天内到期台账
home-townships = 各乡镇一览表
home-months = 逐月期限表
home-programmes = 各专项一览表
village-plans = 方案登记
village-measures = 措施登记（逾期的在前）
