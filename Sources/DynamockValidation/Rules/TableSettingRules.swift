import DynamockModel

/// Rules for streams, encryption, table class and tags ([ack-quirks] DDB-TABLE-442, us-east-1,
/// 2026-10-09).
enum TableSettingRules {
  /// Checks a new table's stream, which requires a view type if and only if it is enabled.
  static func checkNew(_ stream: StreamSpecification?) throws(TableFault) {
    guard let stream else { return }
    let isEnabled = stream.streamEnabled ?? false
    if isEnabled, stream.streamViewType == nil { throw .streamWithoutViewType }
    if !isEnabled, stream.streamViewType != nil { throw .viewTypeWithoutStream }
  }

  /// Checks the stream of an existing table, with another message.
  static func checkUpdated(_ stream: StreamSpecification?) throws(TableFault) {
    guard let stream else { return }
    let isEnabled = stream.streamEnabled ?? false
    if isEnabled, stream.streamViewType == nil { throw .updatedStreamWithoutViewType }
    if !isEnabled, stream.streamViewType != nil { throw .viewTypeOfDisabledStream }
  }

  /// Checks encryption: a key requires KMS, and a type requires that encryption is enabled.
  static func check(_ encryption: SSESpecification?) throws(TableFault) {
    guard let encryption else { return }
    if encryption.enabled == false {
      if encryption.sseType != nil { throw .encryptionTypeWhileDisabled }
      if encryption.kmsMasterKeyId != nil { throw .encryptionKeyWhileDisabled }
      return
    }
    if case .aes256? = encryption.sseType { throw .encryptionTypeNotSupported("AES256") }
    if encryption.kmsMasterKeyId != nil, encryption.sseType == nil {
      throw .encryptionKeyWithoutType
    }
  }

  /// Checks a table class, which has its own message instead of a constraint.
  static func check(_ tableClass: TableClass?) throws(TableFault) {
    if case .unrecognized? = tableClass { throw .unknownTableClass }
  }
}

/// Rules for the tags of a table or of a TagResource.
enum TagRules {
  /// Validates keys, values and their number.
  static func check(_ tags: [Tag]) throws(TableFault) {
    var keys: Set<String> = []
    for tag in tags {
      try check(key: tag.key)
      guard let value = tag.value, value.count <= Limits.tagValueLength,
        value.unicodeScalars.allSatisfy(\.isTagCharacter)
      else {
        throw .tagValueInvalid(tag.value)
      }
      if let key = tag.key, !keys.insert(key).inserted { throw .duplicateTagKey(key) }
    }
    if tags.count > Limits.tags { throw .tooManyTags }
  }

  /// Validates a key; AWS reserves `aws:` in any case ([ack-quirks] DDB-TABLE-105).
  static func check(key: String?) throws(TableFault) {
    guard let key, (1...Limits.tagKeyLength).contains(key.count),
      key.unicodeScalars.allSatisfy(\.isTagCharacter)
    else {
      throw .tagKeyInvalid(key)
    }
    if key.prefix(4).lowercased() == "aws:" { throw .tagKeyReserved(key) }
  }
}

extension Unicode.Scalar {
  /// Whether tags may contain the character: letters, numbers, white space and some signs
  /// ([aws-tagging]; [scylla-alternator] `test_tag`; `@` is in the common pattern of AWS's
  /// services).
  fileprivate var isTagCharacter: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", " ", "+", "-", "=", ".", "_", ":", "/", "@": return true
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      return true
    default: return properties.isWhitespace
    }
  }
}
