import Configuration
import DynamockWire

/// Reads settings from several sources, of which the first that knows one decides.
struct SettingsReader {
  private let sources: [SettingsSource]
  private let reader: ConfigReader

  init(_ sources: [SettingsSource]) {
    self.sources = sources
    reader = ConfigReader(providers: sources.map(\.provider))
  }

  /// The text of a setting, checked against what it may be.
  /// - Throws: `unfitValue`, with the source that gave it.
  func text(_ key: String) throws(SettingsError) -> String {
    guard let setting = Setting.all.first(where: { $0.key == key }) else { return "" }
    guard let text = reader.string(forKey: ConfigKey(key)) else { return setting.standard }
    guard setting.admits(text) else {
      throw .unfitValue(origin(of: setting), value: text, .init(key: key))
    }
    return text
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

  private func origin(of setting: Setting) -> SettingsError.Origin {
    let source = sources.first { source in
      ConfigReader(provider: source.provider).string(forKey: ConfigKey(setting.key)) != nil
    }
    return source?.origin(setting) ?? .flag(setting.flag)
  }
}

extension Setting {
  /// Whether a text is something that this setting may be.
  func admits(_ text: String) -> Bool {
    switch kind {
    case .text where key == "accountId":
      text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    case .text where key == "accessKeys": AccessKeys(text) != nil
    case .text: true
    case .integer(let range): Int(text).map(range.contains) ?? false
    case .seconds: Double(text).map { (0...1_000_000).contains($0) } ?? false
    case .choice(let words): words.contains(text)
    }
  }
}
