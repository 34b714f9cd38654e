import DynamockModel

/// A time in a form of ISO 8601: `2026`, `2026-11`, `2026-11-30`, or with a time of day such as
/// `2026-11-30T12:00Z`, `2026-11-30T12:00:00.5+01:00` ([w3c-datetime]).
struct PolicyDate {
  let milliseconds: Int64

  /// Parses a time, or returns `nil` if the text is not one.
  init?(_ text: String) {
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let days = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(days.count), days[0].count == 4,
      let year = Self.number(days[0]), year > 0,
      let month = days.count > 1 ? Self.number(days[1], 2) : 1, (1...12).contains(month),
      let day = days.count > 2 ? Self.number(days[2], 2) : 1, (1...31).contains(day)
    else { return nil }
    let number = Timestamp.day(year: year, month: month, day: day)
    guard Timestamp.civilDate(ofDay: number) == (year, month, day) else { return nil }
    var milliseconds = Int64(number) * 86_400_000
    if halves.count == 2 {
      guard days.count == 3, let time = Self.time(halves[1]) else { return nil }
      milliseconds += time
    }
    self.milliseconds = milliseconds
  }

  /// Returns the milliseconds of a time of day with its zone.
  private static func time(_ text: Substring) -> Int64? {
    var clock = text
    var offset: Int64 = 0
    if text.hasSuffix("Z") {
      clock = text.dropLast()
    } else if let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      guard let zone = minutes(text[text.index(after: sign)...]) else { return nil }
      offset = (text[sign] == "+" ? -zone : zone) * 60_000
      clock = text[..<sign]
    }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let start = minutes(parts[0] + ":" + parts[1]) else {
      return nil
    }
    guard parts.count == 3 else { return start * 60_000 + offset }
    guard let seconds = fraction(parts[2]) else { return nil }
    return start * 60_000 + seconds + offset
  }

  /// Returns the minutes of `hh:mm`.
  private static func minutes(_ text: some StringProtocol) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = number(parts[0], 2), hour < 24,
      let minute = number(parts[1], 2), minute < 60
    else { return nil }
    return Int64(hour * 60 + minute)
  }

  /// Returns the milliseconds of `ss` or `ss.s`, with up to nine places.
  private static func fraction(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let seconds = number(parts[0], 2), seconds < 60 else {
      return nil
    }
    guard parts.count == 2 else { return Int64(seconds * 1000) }
    guard (1...9).contains(parts[1].count), number(parts[1]) != nil else { return nil }
    let places = (parts[1] + "00").prefix(3)
    return Int64(seconds * 1000 + (number(places) ?? 0))
  }

  private static func number(_ digits: some StringProtocol, _ count: Int? = nil) -> Int? {
    guard !digits.isEmpty, count == nil || digits.utf8.count == count,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(digits)
  }
}
