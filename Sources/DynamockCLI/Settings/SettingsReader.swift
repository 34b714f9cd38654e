import DynamockControl
import DynamockWire

/// Reads settings from several sources, of which the first that contains one decides.
struct SettingsReader {
  private let sources: [SettingsSource]

  init(_ sources: [SettingsSource]) { self.sources = sources }

  /// The text of a setting, checked against what it may be.
  /// - Throws: `unfitValue`, with the source that gave it.
  func text(_ key: String) throws(SettingsError) -> String {
    guard let setting = Setting.all.first(where: { $0.key == key }) else { return "" }
    for source in sources {
      guard let text = source.text(setting) else { continue }
      guard setting.admits(text) else {
        throw .unfitValue(source.origin(setting), value: text, .init(key: key))
      }
      return text
    }
    return setting.standard
  }

  /// A whole number.
  func integer(_ key: String) throws(SettingsError) -> Int { Int(try text(key)) ?? 0 }

  /// A time in milliseconds.
  func milliseconds(_ key: String) throws(SettingsError) -> Int64 {
    Int64((Double(try text(key)) ?? 0) * 1000)
  }

  /// One of the words of an enumeration.
  func choice<Word: RawRepresentable>(
    _ key: String, standard: Word
  ) throws(SettingsError) -> Word where Word.RawValue == String {
    Word(rawValue: try text(key)) ?? standard
  }
}

extension Setting {
  /// Whether a text is something that this setting may be.
  func admits(_ text: String) -> Bool {
    switch kind {
    case .text where key == "accountId":
      text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    case .text where key == "accessKeys": AccessKeys(text) != nil
    case .text where key == "cors": CrossOriginPolicy(text) != nil
    case .text where key == "control.hosts": ControlSettings.hosts(text) != nil
    case .text: true
    case .integer(let range): Int(text).map(range.contains) ?? false
    case .seconds: Double(text).map { (0...1_000_000).contains($0) } ?? false
    case .choice(let words): words.contains(text)
    }
  }
}
