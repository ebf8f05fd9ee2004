from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.vocabulary import default_codec, process_codec

__all__ = [
    "Codec",
    "Saved",
    "default_codec",
    "process_codec",
]
