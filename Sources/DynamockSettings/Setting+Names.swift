extension Setting {
  /// Its name in the environment, such as `DYNAMOCK_TIMEOUTS_IDLE`.
  package var variable: String { "DYNAMOCK_" + words.joined(separator: "_").uppercased() }

  /// Its name on the command line, such as `--timeouts-idle`.
  package var flag: String { "--" + flagName }

  /// Its name on the command line without dashes, such as `timeouts-idle`.
  package var flagName: String { words.joined(separator: "-") }

  /// Returns whether the flag has this name without dashes, without creating the flags of all
  /// settings.
  package func isNamed(_ name: Substring.UTF8View) -> Bool {
    var rest = name
    for byte in key.utf8 {
      let isUppercase = (0x41...0x5A).contains(byte)
      if isUppercase, rest.popFirst() != UInt8(ascii: "-") { return false }
      let expected =
        byte == UInt8(ascii: ".") ? UInt8(ascii: "-") : isUppercase ? byte | 0x20 : byte
      if rest.popFirst() != expected { return false }
    }
    return rest.isEmpty
  }

  /// The words of the key, in lowercase: `accountId` has two.
  private var words: [String] {
    key.split(separator: ".").flatMap { part in
      var words: [String] = [""]
      for character in part {
        if character.isUppercase { words.append("") }
        words[words.count - 1] += character.lowercased()
      }
      return words
    }
  }
}
