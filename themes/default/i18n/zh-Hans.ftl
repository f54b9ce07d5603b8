date-long = { $year }
