extension Timestamp {
  /// The time in UTC with milliseconds and without a zone, such as `2015-05-11T21:21:33.291`.
  package var utcText: String {
    let dayLength: Int64 = 86_400_000
    let rest = Int(Self.modulo(milliseconds, dayLength))
    let day = Int((milliseconds &- Int64(rest)) / dayLength)
    let (year, month, dayOfMonth) = Self.civilDate(ofDay: day)
    let seconds = rest / 1000
    let date = "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(dayOfMonth, 2))"
    let hours = Self.digits(seconds / 3600, 2)
    return "\(date)T\(hours):\(Self.digits(seconds / 60 % 60, 2)):\(Self.digits(seconds % 60, 2))."
      + Self.digits(rest % 1000, 3)
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }

  /// Returns the remainder of a division, which is never negative.
  package static func modulo(_ number: Int64, _ divisor: Int64) -> Int64 {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// Returns the day of a Gregorian date, counted from 1970-01-01; the inverse of
  /// ``civilDate(ofDay:)``.
  package static func day(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let yearOfEra = Int(modulo(Int64(shifted), 400))
    let era = (shifted - yearOfEra) / 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Returns the Gregorian date of a day counted from 1970-01-01.
  ///
  /// Internally years begin in March, so that the leap day comes last (Howard Hinnant,
  /// "chrono-Compatible Low-Level Date Algorithms").
  package static func civilDate(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let dayOfEra = Int(Self.modulo(Int64(shifted), 146_097))
    let era = (shifted - dayOfEra) / 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }
}
