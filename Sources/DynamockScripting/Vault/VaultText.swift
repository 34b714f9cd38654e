import DynamockModel
package import DynamockWire

/// The state of a database's vault as JSON.
package enum VaultText {
  /// Returns the settings and the counts of the vault, or `{"mode": "off"}` without a vault.
  package static func summary(of vault: Vault?) -> JSONText {
    guard let vault else { return JSONText([("mode", JSONText(VaultMode.off.rawValue))]) }
    let (settings, summary) = (vault.settings, vault.summary)
    return JSONText([
      ("mode", JSONText(settings.mode.rawValue)), ("miss", JSONText(settings.miss.rawValue)),
      ("path", JSONText(settings.path)), ("cassette", JSONText(settings.cassette)),
      ("upstream", settings.upstream.map { JSONText($0) }),
      ("operations", settings.operations.map { names($0) }),
      ("tables", settings.tables.map { JSONText($0.map { JSONText($0) }) }),
      ("writes", names(settings.writes)), ("repeats", JSONText(settings.repeats.rawValue)),
      ("expires", settings.expires.map { JSONText($0) }),
      ("expired", JSONText(settings.expired.rawValue)),
      ("unused", JSONText(settings.unused.rawValue)),
      ("masks", settings.masks.map { JSONText($0) }), ("keep", JSONText(settings.keep.rawValue)),
      ("signing", JSONText(settings.signing.rawValue)),
      ("recordings", JSONText(summary.recordings)), ("used", JSONText(summary.used)),
      ("misses", JSONText(summary.misses)), ("compared", JSONText(summary.compared)),
      ("differences", JSONText(summary.differences)),
      ("expiredRecordings", JSONText(summary.expired)),
      ("failure", summary.failure.map { JSONText($0) }),
    ])
  }

  private static func names(_ operations: Set<Operation>) -> JSONText {
    JSONText(operations.map(\.rawValue).sorted().map { JSONText($0) })
  }
}

extension Vault.Miss {
  /// The miss as JSON.
  package var json: JSONText {
    JSONText([("request", JSONText(title)), ("message", JSONText(text))])
  }
}
