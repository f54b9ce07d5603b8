# Words of its own
ledger-volume = Entries up to { $date }
ledger-progress = Progress
ledger-books = Books
ledger-notices = Published
ledger-tags = Tags

# Words that it says otherwise
nav-label = Contents of the ledger
nav-funds = Accounts
home-overdue = Overdue entries
home-soon = Entries due within { $days } days
home-townships = Table of townships
home-months = Deadlines month by month
home-programmes = Table of programmes
village-plans = Register of plans
village-measures = Register of measures (late ones first)
