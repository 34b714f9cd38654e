import DynamockModel

/// When a request was signed, to the second and in UTC: `20150830T123600Z`.
struct SigningDate: Sendable, Hashable {
  /// Seconds since the epoch.
  let seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  /// The second that a moment lies in.
  init(_ moment: Timestamp) {
    let milliseconds = moment.milliseconds
    seconds = (milliseconds - Self.modulo(milliseconds, 1000)) / 1000
  }

  /// The date in ISO 8601's basic format, `20150830T123600Z`.
  var basicFormat: String {
    let time = Self.modulo(seconds, Self.secondsOfDay)
    return day + "T" + Self.digits(time / 3600, 2) + Self.digits(time / 60 % 60, 2)
      + Self.digits(time % 60, 2) + "Z"
  }

  /// The day as a credential's scope names it, `20150830`.
  var day: String {
    let days = (seconds - Self.modulo(seconds, Self.secondsOfDay)) / Self.secondsOfDay
    let civil = Self.civil(fromDays: days)
    return Self.digits(civil.year, 4) + Self.digits(civil.month, 2) + Self.digits(civil.day, 2)
  }

  /// The date some seconds later.
  func shifted(by seconds: Int64) -> SigningDate { SigningDate(seconds: self.seconds &+ seconds) }

  private static let secondsOfDay: Int64 = 86_400

  private static func modulo(_ value: Int64, _ divisor: Int64) -> Int64 {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  private static func digits(_ value: Int64, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}

extension SigningDate {
  /// Reads ISO 8601's basic format, in which `X-Amz-Date` has to be written.
  init?(basicFormat text: ArraySlice<UInt8>) {
    let bytes = Array(text)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else {
      return nil
    }
    let digits = bytes[..<8] + bytes[9..<15]
    guard let number = Self.number(digits) else { return nil }
    let (date, time) = (number / 1_000_000, number % 1_000_000)
    self.init(
      year: date / 10_000, month: date / 100 % 100, day: date % 100,
      time: (time / 10_000, time / 100 % 100, time % 100))
  }

  /// Reads a `Date` header: `Sun, 30 Aug 2015 12:36:00 GMT` (RFC 9110, section 5.6.7) or the basic
  /// format.
  init?(header text: ArraySlice<UInt8>) {
    let bytes = Array(text)
    guard bytes.count == 29, bytes[3] == UInt8(ascii: ","), bytes[26...].elementsEqual("GMT".utf8)
    else {
      self.init(basicFormat: text)
      return
    }
    let name = String(decoding: bytes[8..<11], as: UTF8.self)
    guard
      let month = Self.months.firstIndex(of: name), let day = Self.number(bytes[5..<7]),
      let year = Self.number(bytes[12..<16]), let hour = Self.number(bytes[17..<19]),
      let minute = Self.number(bytes[20..<22]), let second = Self.number(bytes[23..<25])
    else { return nil }
    self.init(year: year, month: Int64(month) + 1, day: day, time: (hour, minute, second))
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var number: Int64 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int64(digit - 0x30)
    }
    return number
  }

  private init?(year: Int64, month: Int64, day: Int64, time: (Int64, Int64, Int64)) {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    guard (0..<24).contains(time.0), (0..<60).contains(time.1), (0...60).contains(time.2) else {
      return nil
    }
    let days = Self.days(year: year, month: month, day: day)
    guard Self.civil(fromDays: days) == (year, month, day) else { return nil }
    seconds = days * Self.secondsOfDay + time.0 * 3600 + time.1 * 60 + time.2
  }
}

/// Days and dates of the proleptic Gregorian calendar, counted in years that begin in March, so that
/// a leap day is the last of its year.
extension SigningDate {
  private static let daysOfEra: Int64 = 146_097
  private static let daysBeforeEpoch: Int64 = 719_468

  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = (shifted / 400, shifted % 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * daysOfEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
      - daysBeforeEpoch
  }

  private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let dayOfEra = modulo(days + daysBeforeEpoch, daysOfEra)
    let era = (days + daysBeforeEpoch - dayOfEra) / daysOfEra
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = era * 400 + yearOfEra + (month > 2 ? 0 : 1)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
