import DynamockModel
import Synchronization

/// The context of a connection's latest request.
///
/// An SDK repeats its `Host` field and, up to the signature, its `Authorization` field for a day, so
/// that the context of the next request is recognized by their bytes.
final class ContextMemory: Sendable {
  private struct Entry {
    /// The `Authorization` field up to the value of the signature.
    var authorization: [UInt8]
    /// The `Host` field, or `nil` if there was none.
    var host: [UInt8]?
    /// The context, which has no tag.
    var context: RequestContext
  }

  private let latest = Mutex<Entry?>(nil)

  /// The maximum length of a kept field, which limits the memory of idle connections.
  private static let longestField = 1_024

  /// Returns the context of fields that differ from the latest ones only in the signature.
  func context(of authorization: ArraySlice<UInt8>, host: ArraySlice<UInt8>?) -> RequestContext? {
    latest.withLock { entry in
      guard let entry, Self.isField(authorization, beginningWith: entry.authorization),
        Self.isSameHost(host, entry.host)
      else { return nil }
      return entry.context
    }
  }

  private static func isField(
    _ field: ArraySlice<UInt8>, beginningWith beginning: [UInt8]
  ) -> Bool {
    let start = beginning.count
    return field.withUnsafeBytes { bytes in
      guard bytes.count > start else { return false }
      let isRepeated = beginning.withUnsafeBytes {
        $0.hasSameBytes(as: UnsafeRawBufferPointer(rebasing: bytes[..<start]))
      }
      let signature = UnsafeRawBufferPointer(rebasing: bytes[start...])
      return isRepeated && !HeaderParts.hasSeparators(signature)
    }
  }

  private static func isSameHost(_ host: ArraySlice<UInt8>?, _ other: [UInt8]?) -> Bool {
    guard let host, let other else { return host == nil && other == nil }
    return host.withUnsafeBytes { host in other.withUnsafeBytes { host.hasSameBytes(as: $0) } }
  }

  /// Keeps the context of a request whose `Authorization` is complete and ends with the signature.
  func keep(
    _ context: RequestContext, of authorization: ArraySlice<UInt8>, host: ArraySlice<UInt8>?
  ) {
    let parts = HeaderParts(authorization)
    guard authorization.count <= Self.longestField, (host?.count ?? 0) <= Self.longestField,
      parts.credential != nil, parts.signedHeaders != nil,
      let signature = parts.signature, signature.upperBound == authorization.endIndex
    else { return }
    let entry = Entry(
      authorization: Array(authorization[..<signature.lowerBound]), host: host.map(Array.init),
      context: context)
    latest.withLock { $0 = entry }
  }
}
