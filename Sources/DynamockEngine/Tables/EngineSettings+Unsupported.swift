import DynamockModel
import DynamockValidation

extension EngineSettings {
  /// Rejects members that are not carried out, unless the settings ignore them.
  func refuseUnsupported(_ members: [String]) throws(DynamoDBError) {
    guard !ignoresUnsupported, let refusal = UnsupportedMember.refusal(of: members) else { return }
    throw refusal
  }
}
