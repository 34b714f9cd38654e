import DynamockModel

/// What is wrong with a request's authorization.
enum AuthorizationFault: Error, Hashable {
  /// There is none, or it is not of AWS's fourth version.
  case missing
  /// There is one in the header and one in the query.
  case signedTwice
  /// The header lacks parts.
  case incompleteHeader([Part], header: String, Credential)
  /// The query lacks parts.
  case incompleteQuery([Part], Credential)
  /// The date is not in ISO 8601's basic format.
  case malformedDate(String)
  /// It was signed too long ago.
  case expired(SigningDate, now: SigningDate)
  /// It was signed in what the server takes for the future.
  case notYetCurrent(SigningDate, now: SigningDate)
  /// The name of the host is not under the signature.
  case hostNotSigned
  /// The algorithm is another.
  case unsupportedAlgorithm(String)
  /// The credential has more or fewer than five parts.
  case malformedCredential(String)
  /// The signature is meant for something else.
  case wrongScope([CredentialScope.Fault])
  /// Nobody has this access key.
  case unknownKey(String)
  /// The signature is not the one that the key gives.
  case mismatch(canonical: String, stringToSign: String)

  /// The parts of a signature, in the order in which AWS names those that are missing.
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

  /// What could be read in spite of the fault.
  var credential: Credential {
    switch self {
    case .incompleteHeader(_, _, let credential), .incompleteQuery(_, let credential): credential
    default: Credential()
    }
  }
}
