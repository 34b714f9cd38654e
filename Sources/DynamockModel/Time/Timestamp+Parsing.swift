extension Timestamp {
  /// Parses a time in UTC such as `2026-11-29T17:10:59Z`, with or without milliseconds and the Z, or
  /// returns `nil` if it is not one; a space may stand for the T.
  package init?(utcText text: String) {
    var digits: Substring = text[...]
    if digits.hasSuffix("Z") { digits = digits.dropLast() }
    var fraction = 0
    if let point = digits.firstIndex(of: ".") {
      let places = digits[digits.index(after: point)...]
      guard (1...3).contains(places.utf8.count), let number = Self.number(places[...]) else {
        return nil
      }
      fraction = number * [100, 10, 1][places.utf8.count - 1]
      digits = digits[..<point]
    }
    let halves = digits.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "T" || $0 == " " })
    guard halves.count == 2 else { return nil }
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
    let time = halves[1].split(separator: ":", omittingEmptySubsequences: false).map(Self.number)
    guard date.count == 3, let year = date[0], let month = date[1], let day = date[2],
      (1...9_999).contains(year), (1...12).contains(month), day >= 1,
      time.count == 3, let hour = time[0], let minute = time[1], let second = time[2],
      hour < 24, minute < 60, second < 60
    else { return nil }
    let number = Timestamp.day(year: year, month: month, day: day)
    // The day of the month is one of this month.
    guard Timestamp.civilDate(ofDay: number) == (year, month, day) else { return nil }
    let seconds = number * 86_400 + hour * 3_600 + minute * 60 + second
    self.init(milliseconds: Int64(seconds * 1_000 + fraction))
  }

  /// Returns a number of at most four digits.
  private static func number(_ text: Substring) -> Int? {
    guard (1...4).contains(text.utf8.count),
      text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return nil }
    return Int(text)
  }
}
