import DynamockModel

/// A long form of dates, as in `Friday, October 9, 2026 at 12:21:34 AM Coordinated Universal Time`.
enum LongDate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  /// 1970-01-01 was a Thursday.
  private static let weekdays = [
    "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday",
  ]

  /// Formats a time in UTC.
  static func text(_ moment: Timestamp) -> String {
    let rest = Int(Timestamp.modulo(moment.milliseconds, 86_400_000))
    let day = Int((moment.milliseconds &- Int64(rest)) / 86_400_000)
    let (year, month, dayOfMonth) = Timestamp.civilDate(ofDay: day)
    let weekday = weekdays[Int(Timestamp.modulo(Int64(day), 7))]
    let (seconds, hour) = (rest / 1000, rest / 3_600_000)
    let clock = [hour % 12 == 0 ? 12 : hour % 12, seconds / 60 % 60, seconds % 60]
    let digits = clock.enumerated().map { $0 > 0 && $1 < 10 ? "0\($1)" : "\($1)" }
    return "\(weekday), \(months[month - 1]) \(dayOfMonth), \(year) at "
      + "\(digits.joined(separator: ":")) \(hour < 12 ? "AM" : "PM") Coordinated Universal Time"
  }
}
