hello = Hi
bye = Bye
