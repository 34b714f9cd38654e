import DynamockModel
import Synchronization

/// The credential of a connection's latest request.
///
/// An SDK repeats its `Authorization` field up to the signature for a day, so that the credential of
/// the next request is recognized by its bytes.
final class CredentialMemory: Sendable {
  private struct Entry {
    /// The field up to the value of the signature.
    var beginning: [UInt8]
    var credential: Credential
  }

  private let latest = Mutex<Entry?>(nil)

  /// The maximum length of a kept field, which limits the memory of idle connections.
  private static let longestField = 1_024

  /// Returns the credential of a field that differs from the latest one only in the signature.
  func credential(of field: ArraySlice<UInt8>) -> Credential? {
    latest.withLock { entry in
      guard let entry, Self.isField(field, beginningWith: entry.beginning) else { return nil }
      return entry.credential
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

  /// Keeps the credential of a field that is complete and ends with the signature.
  func keep(_ credential: Credential, of field: ArraySlice<UInt8>) {
    let parts = HeaderParts(field)
    guard field.count <= Self.longestField, parts.credential != nil, parts.signedHeaders != nil,
      let signature = parts.signature, signature.upperBound == field.endIndex
    else { return }
    let entry = Entry(beginning: Array(field[..<signature.lowerBound]), credential: credential)
    latest.withLock { $0 = entry }
  }
}
