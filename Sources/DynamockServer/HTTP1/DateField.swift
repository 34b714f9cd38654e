#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The value of `Date`, written once a second (RFC 9110, section 5.6.7).
struct DateField {
  private var second: Int = .min
  private var text: [UInt8] = []

  /// The field's value for now.
  mutating func now() -> [UInt8] {
    let now = time(nil)
    if now != second {
      second = now
      text = Self.text(secondsSinceEpoch: now)
    }
    return text
  }

  /// Writes a moment as in `Sat, 21 Nov 2026 10:30:38 GMT`.
  static func text(secondsSinceEpoch seconds: Int) -> [UInt8] {
    let (day, second) = (Int(floorDividing: seconds, by: 86_400), seconds.modulo(86_400))
    let (year, month, dayOfMonth) = civilDate(ofDay: day)
    let weekday = weekdays[(day + 4).modulo(7)]
    let clock = [second / 3600, second / 60 % 60, second % 60].map(twoDigits)
    let date = "\(weekday), \(twoDigits(dayOfMonth)) \(months[month - 1]) \(year)"
    return Array("\(date) \(clock.joined(separator: ":")) GMT".utf8)
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }

  /// The Gregorian date of a day counted from 1970-01-01, by years that begin in March so that the
  /// leap day comes last (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func civilDate(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = Int(floorDividing: shifted, by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}

extension Int {
  fileprivate init(floorDividing number: Int, by divisor: Int) {
    self = number >= 0 ? number / divisor : (number + 1) / divisor - 1
  }

  fileprivate func modulo(_ divisor: Int) -> Int {
    let rest = self % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
