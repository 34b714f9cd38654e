import DynamockModel
import DynamockPolicies
import DynamockValidation

/// The resource-based policy of a table or a stream, as it is stored.
struct PolicyState: Sendable, Equatable {
  /// The document in normal form, or `nil` after it was deleted.
  var document: String?
  /// Whether the document was sent with a version.
  var hasVersion: Bool
  /// The time of the last change in milliseconds, later than that of every earlier one.
  var revision: Int64

  /// The revision as clients see it ([ack-quirks] DDB-TABLE-207).
  var revisionID: String { String(revision) }

  /// The policy in the form that is evaluated, or `nil` without a document.
  var evaluated: AccessPolicy? { document.flatMap(AccessPolicy.init) }

  /// A new document after an earlier state.
  init(_ document: PolicyDocument, after earlier: PolicyState?, at now: Timestamp) {
    self.document = document.text
    hasVersion = document.hasVersion
    revision = Self.revision(after: earlier, at: now)
  }

  /// The state after the deletion, which is a change too (DDB-TABLE-205).
  init(deleting earlier: PolicyState, at now: Timestamp) {
    document = nil
    hasVersion = false
    revision = Self.revision(after: earlier, at: now)
  }

  /// Whether a document is the same in meaning (DDB-TABLE-207 and 354).
  func isEquivalent(to document: PolicyDocument) -> Bool {
    self.document == document.text && hasVersion == document.hasVersion
  }

  private static func revision(after earlier: PolicyState?, at now: Timestamp) -> Int64 {
    guard let earlier else { return now.milliseconds }
    return max(
      now.milliseconds,
      Timestamp(milliseconds: earlier.revision).adding(milliseconds: 1).milliseconds)
  }
}

extension PolicyState {
  /// The state as the catalog stores it.
  var record: Record {
    var record = Record()
    record[text: "document"] = document
    record[flag: "hasVersion"] = hasVersion
    record[number: "revision"] = Int(revision)
    return record
  }

  /// Reads the ``record`` of a state, or returns `nil` if a required member is missing.
  init?(_ record: Record) {
    guard let revision = record[number: "revision"] else { return nil }
    self.revision = Int64(revision)
    document = record[text: "document"]
    hasVersion = record[flag: "hasVersion"]
  }
}
