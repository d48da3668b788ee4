"""The causes as the office names them. Slips, reports and the evaluation use these ids: add at the end only."""

from enum import StrEnum


class Cause(StrEnum):
    """Why Pengkinian Data, the face check or the sign-in fails; the order is that of the bits in a staff code."""

    UPDATE_IN_PROGRESS = "update_in_progress"
    UPDATE_ALREADY_DONE = "update_already_done"
    DATA_MISMATCH_EKTP = "data_mismatch_ektp"
    DATA_MISMATCH_RECORD = "data_mismatch_record"
    KPJ_WRONG = "kpj_wrong"
    KPJ_UNKNOWN = "kpj_unknown"
    BLOCKED_KPJ = "blocked_kpj"
    ACTIVE_CLAIM = "active_claim"
    BLOCKED_BIOMETRIC = "blocked_biometric"
    BLOCKED_LOGIN = "blocked_login"
    EKTP_DAMAGED = "ektp_damaged"
    PHOTO_UNCLEAR = "photo_unclear"
    PHOTO_INSTRUCTIONS = "photo_instructions"
    APP_TROUBLE = "app_trouble"
    CAMERA_FAULT = "camera_fault"
    FACE_MISMATCH = "face_mismatch"
    GESTURE_UNABLE = "gesture_unable"
    EMPLOYER_ARREARS = "employer_arrears"
    LOGIN_CREDENTIALS = "login_credentials"
    CLAIM_NOT_READY = "claim_not_ready"
    OTHER = "other"
