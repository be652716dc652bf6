_mqtt__codes() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="mqtt__codes"
                ;;
            mqtt__codes,annotate)
                cmd="mqtt__codes__subcmd__annotate"
                ;;
            mqtt__codes,completions)
                cmd="mqtt__codes__subcmd__completions"
                ;;
            mqtt__codes,explain)
                cmd="mqtt__codes__subcmd__explain"
                ;;
            mqtt__codes,help)
                cmd="mqtt__codes__subcmd__help"
                ;;
            mqtt__codes,list)
                cmd="mqtt__codes__subcmd__list"
                ;;
            mqtt__codes,man)
                cmd="mqtt__codes__subcmd__man"
                ;;
            mqtt__codes,search)
                cmd="mqtt__codes__subcmd__search"
                ;;
            mqtt__codes__subcmd__help,annotate)
                cmd="mqtt__codes__subcmd__help__subcmd__annotate"
                ;;
            mqtt__codes__subcmd__help,completions)
                cmd="mqtt__codes__subcmd__help__subcmd__completions"
                ;;
            mqtt__codes__subcmd__help,explain)
                cmd="mqtt__codes__subcmd__help__subcmd__explain"
                ;;
            mqtt__codes__subcmd__help,help)
                cmd="mqtt__codes__subcmd__help__subcmd__help"
                ;;
            mqtt__codes__subcmd__help,list)
                cmd="mqtt__codes__subcmd__help__subcmd__list"
                ;;
            mqtt__codes__subcmd__help,man)
                cmd="mqtt__codes__subcmd__help__subcmd__man"
                ;;
            mqtt__codes__subcmd__help,search)
                cmd="mqtt__codes__subcmd__help__subcmd__search"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        mqtt__codes)
            opts="-h -V --family --client --packet --from --client-version --all --strict --lang --format --color --width --help --version BUFFER_FULL CONNACK_RETURNCODE CONNECT_TIMEOUT INTERNAL_ERROR INVALID_ARGUMENT INVALID_MQTT_MESSAGE_TYPE INVALID_STATE INVALID_STORED_DATA INVALID_TYPE MALFORMED_UNICODE MALFORMED_UTF MOSQ_ERR_ACL_DENIED MOSQ_ERR_ADMINISTRATIVE_ACTION MOSQ_ERR_ALREADY_EXISTS MOSQ_ERR_AUTH MOSQ_ERR_AUTH_CONTINUE MOSQ_ERR_AUTH_DELAYED MOSQ_ERR_BAD_AUTHENTICATION_METHOD MOSQ_ERR_BAD_USERNAME_OR_PASSWORD MOSQ_ERR_BANNED MOSQ_ERR_CLIENT_IDENTIFIER_NOT_VALID MOSQ_ERR_CONNECTION_RATE_EXCEEDED MOSQ_ERR_CONN_LOST MOSQ_ERR_CONN_PENDING MOSQ_ERR_CONN_REFUSED MOSQ_ERR_DUPLICATE_PROPERTY MOSQ_ERR_EAI MOSQ_ERR_ERRNO MOSQ_ERR_HTTP_BAD_ORIGIN MOSQ_ERR_IMPLEMENTATION_SPECIFIC MOSQ_ERR_INVAL MOSQ_ERR_KEEPALIVE MOSQ_ERR_LOOKUP MOSQ_ERR_MALFORMED_PACKET MOSQ_ERR_MALFORMED_UTF8 MOSQ_ERR_MAXIMUM_CONNECT_TIME MOSQ_ERR_MESSAGE_RATE_TOO_HIGH MOSQ_ERR_NOMEM MOSQ_ERR_NOT_FOUND MOSQ_ERR_NOT_SUPPORTED MOSQ_ERR_NO_CONN MOSQ_ERR_NO_SUBSCRIBERS MOSQ_ERR_OCSP MOSQ_ERR_OVERSIZE_PACKET MOSQ_ERR_PACKET_ID_IN_USE MOSQ_ERR_PACKET_ID_NOT_FOUND MOSQ_ERR_PAYLOAD_FORMAT_INVALID MOSQ_ERR_PAYLOAD_SIZE MOSQ_ERR_PLUGIN_DEFER MOSQ_ERR_PLUGIN_IGNORE MOSQ_ERR_PROTOCOL MOSQ_ERR_PROXY MOSQ_ERR_QOS_NOT_SUPPORTED MOSQ_ERR_QUOTA_EXCEEDED MOSQ_ERR_RECEIVE_MAXIMUM_EXCEEDED MOSQ_ERR_RETAIN_NOT_SUPPORTED MOSQ_ERR_SERVER_BUSY MOSQ_ERR_SERVER_MOVED MOSQ_ERR_SERVER_SHUTTING_DOWN MOSQ_ERR_SERVER_UNAVAILABLE MOSQ_ERR_SESSION_TAKEN_OVER MOSQ_ERR_SHARED_SUBS_NOT_SUPPORTED MOSQ_ERR_SUBSCRIPTION_IDS_NOT_SUPPORTED MOSQ_ERR_SUB_EXISTS MOSQ_ERR_SUCCESS MOSQ_ERR_TIMEOUT MOSQ_ERR_TLS MOSQ_ERR_TLS_HANDSHAKE MOSQ_ERR_TOPIC_ALIAS_INVALID MOSQ_ERR_TOPIC_FILTER_INVALID MOSQ_ERR_TOPIC_NAME_INVALID MOSQ_ERR_UNKNOWN MOSQ_ERR_UNSPECIFIED MOSQ_ERR_UNSUPPORTED_PROTOCOL_VERSION MOSQ_ERR_USE_ANOTHER_SERVER MOSQ_ERR_WILDCARD_SUBS_NOT_SUPPORTED MQTTASYNC_0_LEN_WILL_TOPIC MQTTASYNC_BAD_MQTT_OPTION MQTTASYNC_BAD_PROTOCOL MQTTASYNC_BAD_QOS MQTTASYNC_BAD_STRUCTURE MQTTASYNC_BAD_UTF8_STRING MQTTASYNC_COMMAND_IGNORED MQTTASYNC_DISCONNECTED MQTTASYNC_FAILURE MQTTASYNC_MAX_BUFFERED MQTTASYNC_MAX_BUFFERED_MESSAGES MQTTASYNC_MAX_MESSAGES_INFLIGHT MQTTASYNC_NO_MORE_MSGIDS MQTTASYNC_NULL_PARAMETER MQTTASYNC_OPERATION_INCOMPLETE MQTTASYNC_PERSISTENCE_ERROR MQTTASYNC_SSL_NOT_SUPPORTED MQTTASYNC_SUCCESS MQTTASYNC_TOPICNAME_TRUNCATED MQTTASYNC_WRONG_MQTT_VERSION MQTTCLIENT_0_LEN_WILL_TOPIC MQTTCLIENT_BAD_MQTT_OPTION MQTTCLIENT_BAD_MQTT_VERSION MQTTCLIENT_BAD_PROTOCOL MQTTCLIENT_BAD_QOS MQTTCLIENT_BAD_STRUCTURE MQTTCLIENT_BAD_UTF8_STRING MQTTCLIENT_DISCONNECTED MQTTCLIENT_FAILURE MQTTCLIENT_MAX_MESSAGES_INFLIGHT MQTTCLIENT_NULL_PARAMETER MQTTCLIENT_PERSISTENCE_ERROR MQTTCLIENT_SSL_NOT_SUPPORTED MQTTCLIENT_SUCCESS MQTTCLIENT_TOPICNAME_TRUNCATED MQTTCLIENT_WRONG_MQTT_VERSION MQTT_ERR_ACL_DENIED MQTT_ERR_AGAIN MQTT_ERR_AUTH MQTT_ERR_CONN_LOST MQTT_ERR_CONN_REFUSED MQTT_ERR_ERRNO MQTT_ERR_INVAL MQTT_ERR_KEEPALIVE MQTT_ERR_NOMEM MQTT_ERR_NOT_FOUND MQTT_ERR_NOT_SUPPORTED MQTT_ERR_NO_CONN MQTT_ERR_PAYLOAD_SIZE MQTT_ERR_PROTOCOL MQTT_ERR_QUEUE_SIZE MQTT_ERR_SUCCESS MQTT_ERR_TLS MQTT_ERR_UNKNOWN OK PACKET_CONNECT_ERROR_INVALID_RESERVE_FLAG PACKET_CONNECT_ERROR_INVALID_WILL_QOS PACKET_CONNECT_ERROR_UNSUPPORTED_PROTOCOL_NAME PACKET_CONNECT_ERROR_UNSUPPORTED_PROTOCOL_VERSION PING_TIMEOUT REASON_CODE_BROKER_UNAVAILABLE REASON_CODE_CLIENT_ALREADY_DISCONNECTED REASON_CODE_CLIENT_CLOSED REASON_CODE_CLIENT_CONNECTED REASON_CODE_CLIENT_DISCONNECTING REASON_CODE_CLIENT_DISCONNECT_PROHIBITED REASON_CODE_CLIENT_EXCEPTION REASON_CODE_CLIENT_NOT_CONNECTED REASON_CODE_CLIENT_TIMEOUT REASON_CODE_CONNECTION_LOST REASON_CODE_CONNECT_IN_PROGRESS REASON_CODE_DISCONNECTED_BUFFER_FULL REASON_CODE_DUPLICATE_PROPERTY REASON_CODE_FAILED_AUTHENTICATION REASON_CODE_INCOMING_PACKET_TOO_LARGE REASON_CODE_INVALID_CLIENT_ID REASON_CODE_INVALID_IDENTIFIER REASON_CODE_INVALID_MESSAGE REASON_CODE_INVALID_PROTOCOL_VERSION REASON_CODE_INVALID_RETURN_CODE REASON_CODE_INVALID_TOPIC_ALAS REASON_CODE_MALFORMED_PACKET REASON_CODE_MAX_INFLIGHT REASON_CODE_NOT_AUTHORIZED REASON_CODE_NO_MESSAGE_IDS_AVAILABLE REASON_CODE_OUTGOING_PACKET_TOO_LARGE REASON_CODE_PERSISTENCE_IN_USE REASON_CODE_SERVER_CONNECT_ERROR REASON_CODE_SERVER_DISCONNECTED REASON_CODE_SOCKET_FACTORY_MISMATCH REASON_CODE_SSL_CONFIG_ERROR REASON_CODE_SUBSCRIBE_FAILED REASON_CODE_TOKEN_INUSE REASON_CODE_UNEXPECTED_ERROR REASON_CODE_UNKNOWN_TOPIC_ALIAS REASON_CODE_UNSUPPORTED_PROTOCOL_VERSION REASON_CODE_WRITE_TIMEOUT SOCKET_CLOSE SOCKET_ERROR SUBSCRIBE_TIMEOUT UNSUBSCRIBE_TIMEOUT UNSUPPORTED UNSUPPORTED_OPERATION accepted acl-denied administrative-action again already-exists async-bad-mqtt-option async-bad-protocol async-bad-qos async-bad-structure async-bad-utf8-string async-command-ignored async-disconnected async-failure async-max-buffered async-max-buffered-messages async-max-messages-inflight async-no-more-msgids async-null-parameter async-operation-incomplete async-persistence-error async-ssl-not-supported async-success async-topicname-truncated async-wrong-mqtt-version async-zero-len-will-topic auth auth-continue auth-delayed bad-authentication-method bad-user-name-or-password bad-username-or-password banned broker-unavailable buffer-full client-already-disconnected client-bad-mqtt-option client-bad-mqtt-version client-bad-protocol client-bad-qos client-bad-structure client-bad-utf8-string client-closed client-connected client-disconnect-prohibited client-disconnected client-disconnecting client-exception client-failure client-identifier-not-valid client-invalid-topic-alas client-max-messages-inflight client-not-connected client-null-parameter client-persistence-error client-ssl-not-supported client-success client-timeout client-topicname-truncated client-wrong-mqtt-version client-zero-len-will-topic conn-lost conn-pending conn-refused connack-accepted connack-bad-user-name-or-password connack-identifier-rejected connack-not-authorized connack-returncode connack-server-unavailable connack-unacceptable-protocol-version connect-in-progress connect-timeout connection-lost connection-rate-exceeded continue-authentication disconnect-with-will-message disconnected-buffer-full duplicate-property eai errno failed-authentication granted-qos-0 granted-qos-1 granted-qos-2 http-bad-origin implementation-specific implementation-specific-error incoming-packet-too-large internal-error inval invalid-argument invalid-client-id invalid-identifier invalid-message invalid-mqtt-message-type invalid-protocol-version invalid-return-code invalid-state invalid-stored-data invalid-topic-alas invalid-type keep-alive-timeout keepalive lookup malformed-packet malformed-unicode malformed-utf malformed-utf8 max-inflight maximum-connect-time message-rate-too-high no-conn no-matching-subscribers no-message-ids-available no-subscribers no-subscription-existed nomem normal-disconnection not-authorized not-found not-supported ocsp ok outgoing-packet-too-large oversize-packet packet-connect-error-invalid-reserve-flag packet-connect-error-invalid-will-qos packet-connect-error-unsupported-protocol-name packet-connect-error-unsupported-protocol-version packet-id-in-use packet-id-not-found packet-identifier-in-use packet-identifier-not-found packet-too-large payload-format-invalid payload-size persistence-in-use ping-timeout plugin-defer plugin-ignore protocol protocol-error proxy qos-not-supported queue-size quota-exceeded re-authenticate receive-maximum-exceeded rejected-congestion rejected-invalid-topic-id rejected-not-supported retain-not-supported server-busy server-connect-error server-disconnected server-moved server-shutting-down server-unavailable session-taken-over shared-subs-not-supported shared-subscriptions-not-supported socket-close socket-error socket-factory-mismatch ssl-config-error sub-exists suback-failure suback-granted-qos-0 suback-granted-qos-1 suback-granted-qos-2 suback-maximum-qos-0 suback-maximum-qos-1 suback-maximum-qos-2 subscribe-failed subscribe-timeout subscription-identifiers-not-supported subscription-ids-not-supported success timeout tls tls-handshake token-inuse topic-alias-invalid topic-filter-invalid topic-name-invalid unexpected-error unknown unknown-topic-alias unspecified unspecified-error unsubscribe-timeout unsupported unsupported-operation unsupported-protocol-version use-another-server wildcard-subs-not-supported wildcard-subscriptions-not-supported write-timeout annotate list search completions man explain help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --family)
                    COMPREPLY=($(compgen -W "mqtt-5.0 mqtt-3.1.1 mqtt-3.1 mqtt-sn-1.2 mosquitto paho-java paho-java-v5 paho-c paho-python paho-js" -- "${cur}"))
                    return 0
                    ;;
                --client)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --packet)
                    COMPREPLY=($(compgen -W "CONNACK PUBACK PUBREC PUBREL PUBCOMP UNSUBACK AUTH DISCONNECT SUBACK REGACK WILLTOPICRESP WILLMSGRESP" -- "${cur}"))
                    return 0
                    ;;
                --from)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lang)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "text json markdown" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --width)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__annotate)
            opts="-h --family --client --packet --from --client-version --all --only-matching --lang --format --color --width --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --family)
                    COMPREPLY=($(compgen -W "mqtt-5.0 mqtt-3.1.1 mqtt-3.1 mqtt-sn-1.2 mosquitto paho-java paho-java-v5 paho-c paho-python paho-js" -- "${cur}"))
                    return 0
                    ;;
                --client)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --packet)
                    COMPREPLY=($(compgen -W "CONNACK PUBACK PUBREC PUBREL PUBCOMP UNSUBACK AUTH DISCONNECT SUBACK REGACK WILLTOPICRESP WILLMSGRESP" -- "${cur}"))
                    return 0
                    ;;
                --from)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lang)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "text json markdown" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --width)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__completions)
            opts="-h --lang --format --color --width --help bash elvish fish powershell zsh"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --lang)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "text json markdown" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --width)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__explain)
            opts="-h --family --client --packet --from --client-version --all --strict --lang --format --color --width --help BUFFER_FULL CONNACK_RETURNCODE CONNECT_TIMEOUT INTERNAL_ERROR INVALID_ARGUMENT INVALID_MQTT_MESSAGE_TYPE INVALID_STATE INVALID_STORED_DATA INVALID_TYPE MALFORMED_UNICODE MALFORMED_UTF MOSQ_ERR_ACL_DENIED MOSQ_ERR_ADMINISTRATIVE_ACTION MOSQ_ERR_ALREADY_EXISTS MOSQ_ERR_AUTH MOSQ_ERR_AUTH_CONTINUE MOSQ_ERR_AUTH_DELAYED MOSQ_ERR_BAD_AUTHENTICATION_METHOD MOSQ_ERR_BAD_USERNAME_OR_PASSWORD MOSQ_ERR_BANNED MOSQ_ERR_CLIENT_IDENTIFIER_NOT_VALID MOSQ_ERR_CONNECTION_RATE_EXCEEDED MOSQ_ERR_CONN_LOST MOSQ_ERR_CONN_PENDING MOSQ_ERR_CONN_REFUSED MOSQ_ERR_DUPLICATE_PROPERTY MOSQ_ERR_EAI MOSQ_ERR_ERRNO MOSQ_ERR_HTTP_BAD_ORIGIN MOSQ_ERR_IMPLEMENTATION_SPECIFIC MOSQ_ERR_INVAL MOSQ_ERR_KEEPALIVE MOSQ_ERR_LOOKUP MOSQ_ERR_MALFORMED_PACKET MOSQ_ERR_MALFORMED_UTF8 MOSQ_ERR_MAXIMUM_CONNECT_TIME MOSQ_ERR_MESSAGE_RATE_TOO_HIGH MOSQ_ERR_NOMEM MOSQ_ERR_NOT_FOUND MOSQ_ERR_NOT_SUPPORTED MOSQ_ERR_NO_CONN MOSQ_ERR_NO_SUBSCRIBERS MOSQ_ERR_OCSP MOSQ_ERR_OVERSIZE_PACKET MOSQ_ERR_PACKET_ID_IN_USE MOSQ_ERR_PACKET_ID_NOT_FOUND MOSQ_ERR_PAYLOAD_FORMAT_INVALID MOSQ_ERR_PAYLOAD_SIZE MOSQ_ERR_PLUGIN_DEFER MOSQ_ERR_PLUGIN_IGNORE MOSQ_ERR_PROTOCOL MOSQ_ERR_PROXY MOSQ_ERR_QOS_NOT_SUPPORTED MOSQ_ERR_QUOTA_EXCEEDED MOSQ_ERR_RECEIVE_MAXIMUM_EXCEEDED MOSQ_ERR_RETAIN_NOT_SUPPORTED MOSQ_ERR_SERVER_BUSY MOSQ_ERR_SERVER_MOVED MOSQ_ERR_SERVER_SHUTTING_DOWN MOSQ_ERR_SERVER_UNAVAILABLE MOSQ_ERR_SESSION_TAKEN_OVER MOSQ_ERR_SHARED_SUBS_NOT_SUPPORTED MOSQ_ERR_SUBSCRIPTION_IDS_NOT_SUPPORTED MOSQ_ERR_SUB_EXISTS MOSQ_ERR_SUCCESS MOSQ_ERR_TIMEOUT MOSQ_ERR_TLS MOSQ_ERR_TLS_HANDSHAKE MOSQ_ERR_TOPIC_ALIAS_INVALID MOSQ_ERR_TOPIC_FILTER_INVALID MOSQ_ERR_TOPIC_NAME_INVALID MOSQ_ERR_UNKNOWN MOSQ_ERR_UNSPECIFIED MOSQ_ERR_UNSUPPORTED_PROTOCOL_VERSION MOSQ_ERR_USE_ANOTHER_SERVER MOSQ_ERR_WILDCARD_SUBS_NOT_SUPPORTED MQTTASYNC_0_LEN_WILL_TOPIC MQTTASYNC_BAD_MQTT_OPTION MQTTASYNC_BAD_PROTOCOL MQTTASYNC_BAD_QOS MQTTASYNC_BAD_STRUCTURE MQTTASYNC_BAD_UTF8_STRING MQTTASYNC_COMMAND_IGNORED MQTTASYNC_DISCONNECTED MQTTASYNC_FAILURE MQTTASYNC_MAX_BUFFERED MQTTASYNC_MAX_BUFFERED_MESSAGES MQTTASYNC_MAX_MESSAGES_INFLIGHT MQTTASYNC_NO_MORE_MSGIDS MQTTASYNC_NULL_PARAMETER MQTTASYNC_OPERATION_INCOMPLETE MQTTASYNC_PERSISTENCE_ERROR MQTTASYNC_SSL_NOT_SUPPORTED MQTTASYNC_SUCCESS MQTTASYNC_TOPICNAME_TRUNCATED MQTTASYNC_WRONG_MQTT_VERSION MQTTCLIENT_0_LEN_WILL_TOPIC MQTTCLIENT_BAD_MQTT_OPTION MQTTCLIENT_BAD_MQTT_VERSION MQTTCLIENT_BAD_PROTOCOL MQTTCLIENT_BAD_QOS MQTTCLIENT_BAD_STRUCTURE MQTTCLIENT_BAD_UTF8_STRING MQTTCLIENT_DISCONNECTED MQTTCLIENT_FAILURE MQTTCLIENT_MAX_MESSAGES_INFLIGHT MQTTCLIENT_NULL_PARAMETER MQTTCLIENT_PERSISTENCE_ERROR MQTTCLIENT_SSL_NOT_SUPPORTED MQTTCLIENT_SUCCESS MQTTCLIENT_TOPICNAME_TRUNCATED MQTTCLIENT_WRONG_MQTT_VERSION MQTT_ERR_ACL_DENIED MQTT_ERR_AGAIN MQTT_ERR_AUTH MQTT_ERR_CONN_LOST MQTT_ERR_CONN_REFUSED MQTT_ERR_ERRNO MQTT_ERR_INVAL MQTT_ERR_KEEPALIVE MQTT_ERR_NOMEM MQTT_ERR_NOT_FOUND MQTT_ERR_NOT_SUPPORTED MQTT_ERR_NO_CONN MQTT_ERR_PAYLOAD_SIZE MQTT_ERR_PROTOCOL MQTT_ERR_QUEUE_SIZE MQTT_ERR_SUCCESS MQTT_ERR_TLS MQTT_ERR_UNKNOWN OK PACKET_CONNECT_ERROR_INVALID_RESERVE_FLAG PACKET_CONNECT_ERROR_INVALID_WILL_QOS PACKET_CONNECT_ERROR_UNSUPPORTED_PROTOCOL_NAME PACKET_CONNECT_ERROR_UNSUPPORTED_PROTOCOL_VERSION PING_TIMEOUT REASON_CODE_BROKER_UNAVAILABLE REASON_CODE_CLIENT_ALREADY_DISCONNECTED REASON_CODE_CLIENT_CLOSED REASON_CODE_CLIENT_CONNECTED REASON_CODE_CLIENT_DISCONNECTING REASON_CODE_CLIENT_DISCONNECT_PROHIBITED REASON_CODE_CLIENT_EXCEPTION REASON_CODE_CLIENT_NOT_CONNECTED REASON_CODE_CLIENT_TIMEOUT REASON_CODE_CONNECTION_LOST REASON_CODE_CONNECT_IN_PROGRESS REASON_CODE_DISCONNECTED_BUFFER_FULL REASON_CODE_DUPLICATE_PROPERTY REASON_CODE_FAILED_AUTHENTICATION REASON_CODE_INCOMING_PACKET_TOO_LARGE REASON_CODE_INVALID_CLIENT_ID REASON_CODE_INVALID_IDENTIFIER REASON_CODE_INVALID_MESSAGE REASON_CODE_INVALID_PROTOCOL_VERSION REASON_CODE_INVALID_RETURN_CODE REASON_CODE_INVALID_TOPIC_ALAS REASON_CODE_MALFORMED_PACKET REASON_CODE_MAX_INFLIGHT REASON_CODE_NOT_AUTHORIZED REASON_CODE_NO_MESSAGE_IDS_AVAILABLE REASON_CODE_OUTGOING_PACKET_TOO_LARGE REASON_CODE_PERSISTENCE_IN_USE REASON_CODE_SERVER_CONNECT_ERROR REASON_CODE_SERVER_DISCONNECTED REASON_CODE_SOCKET_FACTORY_MISMATCH REASON_CODE_SSL_CONFIG_ERROR REASON_CODE_SUBSCRIBE_FAILED REASON_CODE_TOKEN_INUSE REASON_CODE_UNEXPECTED_ERROR REASON_CODE_UNKNOWN_TOPIC_ALIAS REASON_CODE_UNSUPPORTED_PROTOCOL_VERSION REASON_CODE_WRITE_TIMEOUT SOCKET_CLOSE SOCKET_ERROR SUBSCRIBE_TIMEOUT UNSUBSCRIBE_TIMEOUT UNSUPPORTED UNSUPPORTED_OPERATION accepted acl-denied administrative-action again already-exists async-bad-mqtt-option async-bad-protocol async-bad-qos async-bad-structure async-bad-utf8-string async-command-ignored async-disconnected async-failure async-max-buffered async-max-buffered-messages async-max-messages-inflight async-no-more-msgids async-null-parameter async-operation-incomplete async-persistence-error async-ssl-not-supported async-success async-topicname-truncated async-wrong-mqtt-version async-zero-len-will-topic auth auth-continue auth-delayed bad-authentication-method bad-user-name-or-password bad-username-or-password banned broker-unavailable buffer-full client-already-disconnected client-bad-mqtt-option client-bad-mqtt-version client-bad-protocol client-bad-qos client-bad-structure client-bad-utf8-string client-closed client-connected client-disconnect-prohibited client-disconnected client-disconnecting client-exception client-failure client-identifier-not-valid client-invalid-topic-alas client-max-messages-inflight client-not-connected client-null-parameter client-persistence-error client-ssl-not-supported client-success client-timeout client-topicname-truncated client-wrong-mqtt-version client-zero-len-will-topic conn-lost conn-pending conn-refused connack-accepted connack-bad-user-name-or-password connack-identifier-rejected connack-not-authorized connack-returncode connack-server-unavailable connack-unacceptable-protocol-version connect-in-progress connect-timeout connection-lost connection-rate-exceeded continue-authentication disconnect-with-will-message disconnected-buffer-full duplicate-property eai errno failed-authentication granted-qos-0 granted-qos-1 granted-qos-2 http-bad-origin implementation-specific implementation-specific-error incoming-packet-too-large internal-error inval invalid-argument invalid-client-id invalid-identifier invalid-message invalid-mqtt-message-type invalid-protocol-version invalid-return-code invalid-state invalid-stored-data invalid-topic-alas invalid-type keep-alive-timeout keepalive lookup malformed-packet malformed-unicode malformed-utf malformed-utf8 max-inflight maximum-connect-time message-rate-too-high no-conn no-matching-subscribers no-message-ids-available no-subscribers no-subscription-existed nomem normal-disconnection not-authorized not-found not-supported ocsp ok outgoing-packet-too-large oversize-packet packet-connect-error-invalid-reserve-flag packet-connect-error-invalid-will-qos packet-connect-error-unsupported-protocol-name packet-connect-error-unsupported-protocol-version packet-id-in-use packet-id-not-found packet-identifier-in-use packet-identifier-not-found packet-too-large payload-format-invalid payload-size persistence-in-use ping-timeout plugin-defer plugin-ignore protocol protocol-error proxy qos-not-supported queue-size quota-exceeded re-authenticate receive-maximum-exceeded rejected-congestion rejected-invalid-topic-id rejected-not-supported retain-not-supported server-busy server-connect-error server-disconnected server-moved server-shutting-down server-unavailable session-taken-over shared-subs-not-supported shared-subscriptions-not-supported socket-close socket-error socket-factory-mismatch ssl-config-error sub-exists suback-failure suback-granted-qos-0 suback-granted-qos-1 suback-granted-qos-2 suback-maximum-qos-0 suback-maximum-qos-1 suback-maximum-qos-2 subscribe-failed subscribe-timeout subscription-identifiers-not-supported subscription-ids-not-supported success timeout tls tls-handshake token-inuse topic-alias-invalid topic-filter-invalid topic-name-invalid unexpected-error unknown unknown-topic-alias unspecified unspecified-error unsubscribe-timeout unsupported unsupported-operation unsupported-protocol-version use-another-server wildcard-subs-not-supported wildcard-subscriptions-not-supported write-timeout"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --family)
                    COMPREPLY=($(compgen -W "mqtt-5.0 mqtt-3.1.1 mqtt-3.1 mqtt-sn-1.2 mosquitto paho-java paho-java-v5 paho-c paho-python paho-js" -- "${cur}"))
                    return 0
                    ;;
                --client)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --packet)
                    COMPREPLY=($(compgen -W "CONNACK PUBACK PUBREC PUBREL PUBCOMP UNSUBACK AUTH DISCONNECT SUBACK REGACK WILLTOPICRESP WILLMSGRESP" -- "${cur}"))
                    return 0
                    ;;
                --from)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lang)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "text json markdown" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --width)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__help)
            opts="annotate list search completions man explain help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__help__subcmd__annotate)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__help__subcmd__completions)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__help__subcmd__explain)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__help__subcmd__list)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__help__subcmd__man)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__help__subcmd__search)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__list)
            opts="-h --family --packet --lang --format --color --width --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --family)
                    COMPREPLY=($(compgen -W "mqtt-5.0 mqtt-3.1.1 mqtt-3.1 mqtt-sn-1.2 mosquitto paho-java paho-java-v5 paho-c paho-python paho-js" -- "${cur}"))
                    return 0
                    ;;
                --packet)
                    COMPREPLY=($(compgen -W "CONNACK PUBACK PUBREC PUBREL PUBCOMP UNSUBACK AUTH DISCONNECT SUBACK REGACK WILLTOPICRESP WILLMSGRESP" -- "${cur}"))
                    return 0
                    ;;
                --lang)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "text json markdown" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --width)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__man)
            opts="-h --lang --format --color --width --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --lang)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "text json markdown" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --width)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mqtt__codes__subcmd__search)
            opts="-h --family --lang --format --color --width --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --family)
                    COMPREPLY=($(compgen -W "mqtt-5.0 mqtt-3.1.1 mqtt-3.1 mqtt-sn-1.2 mosquitto paho-java paho-java-v5 paho-c paho-python paho-js" -- "${cur}"))
                    return 0
                    ;;
                --lang)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "text json markdown" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --width)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _mqtt__codes -o nosort -o bashdefault -o default mqtt-codes
else
    complete -F _mqtt__codes -o bashdefault -o default mqtt-codes
fi
