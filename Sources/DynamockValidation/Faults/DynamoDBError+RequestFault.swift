package import DynamockModel

extension DynamoDBError {
  /// Creates the client's error for a fault, with the message of its operation's layer.
  init(_ fault: RequestFault, in layer: Layer) {
    let sentence = fault.sentence(in: layer)
    let message =
      layer.isEnveloped && fault.isEnvelopable ? Sentence.envelope(1) + sentence : sentence
    self.init(.validation, message, explanation: fault.explanation)
  }

  /// Returns the error for a transaction that exceeds 4 MB, with its size in bytes.
  package static func transactionTooLarge(_ size: Int) -> DynamoDBError {
    DynamoDBError(RequestFault.transactionTooLarge(size), in: .older)
  }
}
