import DynamockModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The value of `Date`, updated once per second ([rfc-9110], section 5.6.7).
package struct DateField {
  private var second: Int = .min
  private var text: [UInt8] = []

  /// Creates a field without a cached value.
  package init() {}

  /// Returns the field's current value.
  package mutating func now() -> [UInt8] {
    let now = time(nil)
    if now != second {
      second = now
      text = Self.text(secondsSinceEpoch: now)
    }
    return text
  }

  /// Formats a time as in `Sat, 21 Nov 2026 10:30:38 GMT`.
  static func text(secondsSinceEpoch seconds: Int) -> [UInt8] {
    let second = Int(Timestamp.modulo(Int64(seconds), 86_400))
    let day = (seconds - second) / 86_400
    let (year, month, dayOfMonth) = Timestamp.civilDate(ofDay: day)
    let weekday = weekdays[Int(Timestamp.modulo(Int64(day) + 4, 7))]
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
}
