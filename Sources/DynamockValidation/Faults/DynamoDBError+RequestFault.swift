import DynamockModel

extension DynamoDBError {
  /// The client's error of a refusal, worded for the layer that its operation runs.
  init(_ fault: RequestFault, in layer: Layer) {
    let sentence = fault.sentence(in: layer)
    let message =
      layer.isEnveloped && fault.isEnvelopable ? Sentence.envelope(1) + sentence : sentence
    self.init(.validation, message, explanation: fault.explanation)
  }

  /// The refusal of a transaction of more than 4 MB, by its size in bytes.
  package static func transactionTooLarge(_ size: Int) -> DynamoDBError {
    DynamoDBError(RequestFault.transactionTooLarge(size), in: .older)
  }
}
