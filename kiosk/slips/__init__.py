"""The printed slip: its content, its drawing in four formats, its two QR codes and the signature of one of them."""
