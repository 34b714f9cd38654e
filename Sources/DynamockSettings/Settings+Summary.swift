extension Settings {
  /// The values of all settings by name; for a secret, only whether it is set.
  var summary: [String: String] {
    Setting.all.reduce(into: [:]) { summary, setting in
      let text = setting.text(in: self)
      summary[setting.key] = setting.isSecret && !text.isEmpty ? "(set)" : text
    }
  }
}
