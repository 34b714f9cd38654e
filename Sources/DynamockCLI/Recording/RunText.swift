import DynamockScripting

/// The summaries of `dynamock record` and `dynamock replay` on standard error.
enum RunText {
  /// The maximum number of misses and differences that are listed; further ones are only counted.
  private static let shown = 20

  /// Returns the summary of a recording run.
  static func recorded(_ vault: Vault, in place: String) -> String {
    let summary = vault.summary
    var lines = [
      "dynamock record: \(place) contains \(counted(summary.recordings, "recording")), "
        + "\(summary.used) of them used in this run."
    ]
    lines += list(
      vault.misses.map(\.text), of: summary.misses, "request was", "requests were", "not recorded")
    return lines.joined(separator: "\n")
  }

  /// Returns the summary of a replaying or verifying run.
  static func replayed(_ vault: Vault, in place: String, unused: [String]) -> String {
    let summary = vault.summary
    var lines = [
      "dynamock replay: \(summary.used) of \(counted(summary.recordings, "recording")) in \(place) used."
    ]
    if summary.compared > 0 || vault.settings.mode == .verify {
      lines.append("\(counted(summary.compared, "answer")) compared.")
    }
    if summary.expired > 0 {
      lines.append("\(counted(summary.expired, "recording")) expired; record them again.")
    }
    lines += list(
      vault.misses.map(\.text), of: summary.misses, "request has", "requests have", "no recording")
    lines += list(
      vault.differences.map(\.text), of: summary.differences, "answer is", "answers are",
      "not the recorded one")
    lines += list(unused, of: unused.count, "recording is", "recordings are", "unused")
    return lines.joined(separator: "\n")
  }

  private static func list(
    _ texts: [String], of count: Int, _ one: String, _ several: String, _ end: String
  ) -> [String] {
    guard count > 0 else { return [] }
    let more = count - min(texts.count, shown)
    return ["\(count) \(count == 1 ? one : several) \(end):"]
      + texts.prefix(shown).map { "  " + $0.split(separator: "\n").joined(separator: "\n  ") }
      + (more > 0 ? ["  … and \(more) more."] : [])
  }

  /// Returns a number and a noun: `1 recording`, `2 recordings`.
  static func counted(_ count: Int, _ word: String) -> String {
    count == 1 ? "1 \(word)" : "\(count) \(word)s"
  }
}
