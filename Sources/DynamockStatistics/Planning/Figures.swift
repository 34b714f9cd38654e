/// Figures, formatted for people.
public enum Figures {
  /// Formats a number with separators and at most two decimal places, such as `1,234.5`.
  public static func number(_ value: Double) -> String {
    guard value.magnitude < 1e15 else { return "\(value)" }
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    guard rest > 0 else { return sign + grouped(whole) }
    let digits = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)"
    return sign + grouped(whole) + "." + digits
  }

  /// Formats an integer with separators.
  public static func number(_ value: Int) -> String { number(Double(value)) }

  /// Formats an amount of money with two decimal places; an amount below a hundredth is never shown
  /// as zero.
  public static func money(_ value: Double) -> String {
    if value > 0, value < 0.01 { return "less than 0.01" }
    let text = number(value)
    guard let point = text.firstIndex(of: ".") else { return text + ".00" }
    return text.distance(from: point, to: text.endIndex) == 2 ? text + "0" : text
  }

  /// Formats a share, from 0 to 1, as a percentage with one decimal place; rounded up, so that the
  /// result is never less than the share.
  public static func percentage(atLeast share: Double) -> String {
    number((share * 1000).rounded(.up) / 10) + " %"
  }

  /// Formats a share, from 0 to 1, as a percentage with one decimal place.
  public static func percentage(_ share: Double) -> String {
    number((share * 1000).rounded() / 10) + " %"
  }

  /// Formats a size in bytes, such as `1.5 MB`, with units of 1,024.
  public static func size(_ bytes: Double) -> String {
    var (rest, unit) = (bytes, 0)
    let units = ["bytes", "KB", "MB", "GB", "TB"]
    while rest.magnitude >= 1024, unit < units.count - 1 {
      rest /= 1024
      unit += 1
    }
    let rounded = rest.magnitude < 10 && unit > 0 ? (rest * 10).rounded() / 10 : rest.rounded()
    return number(rounded) + " " + (unit == 0 && rounded == 1 ? "byte" : units[unit])
  }

  /// Formats a number of seconds, such as `2 h 5 min`, with its two largest units.
  public static func duration(_ seconds: Int64) -> String {
    let seconds = max(0, seconds)
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
    if minutes == 0 { return "\(seconds) s" }
    if hours == 0 { return pair("\(minutes) min", seconds % 60, "s") }
    if days == 0 { return pair("\(hours) h", minutes % 60, "min") }
    return pair("\(number(Int(days))) d", hours % 24, "h")
  }

  private static func pair(_ first: String, _ rest: Int64, _ unit: String) -> String {
    rest == 0 ? first : "\(first) \(rest) \(unit)"
  }

  private static func grouped(_ value: UInt) -> String {
    var groups: [String] = []
    var rest = value
    while rest >= 1000 {
      let group = String(rest % 1000)
      groups.append(String(repeating: "0", count: 3 - group.count) + group)
      rest /= 1000
    }
    return ([String(rest)] + groups.reversed()).joined(separator: ",")
  }
}
