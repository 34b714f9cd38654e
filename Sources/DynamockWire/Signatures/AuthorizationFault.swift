import DynamockModel

/// The faults in a request's authorization.
enum AuthorizationFault: Error, Hashable {
  /// There is no authorization, or not one of Signature Version 4.
  case missing
  /// Both the header and the query have an authorization.
  case signedTwice
  /// Parts are missing in the header.
  case incompleteHeader([Part], header: String, Credential)
  /// Parts are missing in the query.
  case incompleteQuery([Part], Credential)
  /// The date is not in ISO 8601's basic format.
  case malformedDate(String)
  /// The signature is too old.
  case expired(SigningDate, now: SigningDate)
  /// The signature is in the future according to the server's clock.
  case notYetCurrent(SigningDate, now: SigningDate)
  /// The signature does not cover the host.
  case hostNotSigned
  /// The algorithm is unknown.
  case unsupportedAlgorithm(String)
  /// The credential has more or fewer than five parts.
  case malformedCredential(String)
  /// The signature is for another scope.
  case wrongScope([CredentialScope.Fault])
  /// The access key is unknown.
  case unknownKey(String)
  /// The signature is not that of the key.
  case mismatch(canonical: String, stringToSign: String)

  /// The parts of a signature, in the order in which AWS lists missing ones.
  enum Part: CaseIterable {
    case algorithm, credential, signature, signedHeaders, date

    /// The part's name in a query.
    var parameterName: String {
      switch self {
      case .algorithm: "X-Amz-Algorithm"
      case .credential: "X-Amz-Credential"
      case .signature: "X-Amz-Signature"
      case .signedHeaders: "X-Amz-SignedHeaders"
      case .date: "X-Amz-Date"
      }
    }
  }

  /// The credential, as far as it could be parsed despite the fault.
  var credential: Credential {
    switch self {
    case .incompleteHeader(_, _, let credential), .incompleteQuery(_, let credential): credential
    default: Credential()
    }
  }
}
