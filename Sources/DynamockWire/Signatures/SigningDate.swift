import DynamockModel

/// The time of a signature, in whole seconds and UTC: `20150830T123600Z`.
struct SigningDate: Sendable, Hashable {
  /// Seconds since the epoch.
  let seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  /// Creates a date from a time, truncated to seconds.
  init(_ moment: Timestamp) {
    let milliseconds = moment.milliseconds
    seconds = (milliseconds - Timestamp.modulo(milliseconds, 1000)) / 1000
  }

  /// The date in ISO 8601's basic format, `20150830T123600Z`.
  var basicFormat: String {
    let time = Timestamp.modulo(seconds, Self.secondsOfDay)
    return day + "T" + Self.digits(time / 3600, 2) + Self.digits(time / 60 % 60, 2)
      + Self.digits(time % 60, 2) + "Z"
  }

  /// The day in the format of a credential's scope, `20150830`.
  var day: String {
    let days = (seconds - Timestamp.modulo(seconds, Self.secondsOfDay)) / Self.secondsOfDay
    let civil = Timestamp.civilDate(ofDay: Int(days))
    return Self.digits(Int64(civil.year), 4) + Self.digits(Int64(civil.month), 2)
      + Self.digits(Int64(civil.day), 2)
  }

  /// Returns the date a number of seconds later.
  func shifted(by seconds: Int64) -> SigningDate { SigningDate(seconds: self.seconds &+ seconds) }

  private static let secondsOfDay: Int64 = 86_400

  private static func digits(_ value: Int64, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}

extension SigningDate {
  /// Parses ISO 8601's basic format, which is required for `X-Amz-Date`.
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

  /// Parses a `Date` header: `Sun, 30 Aug 2015 12:36:00 GMT` ([rfc-9110], section 5.6.7) or the
  /// basic format.
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
    let (year, month, day) = (Int(year), Int(month), Int(day))
    let days = Timestamp.day(year: year, month: month, day: day)
    guard Timestamp.civilDate(ofDay: days) == (year, month, day) else { return nil }
    seconds = Int64(days) * Self.secondsOfDay + time.0 * 3600 + time.1 * 60 + time.2
  }
}
