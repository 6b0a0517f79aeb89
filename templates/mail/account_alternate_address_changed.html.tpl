{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>El correo alterno de su cuenta de correo institucional se cambió o se quitó el {{CHANGED_ON}}. Este mensaje va a todos los contactos confirmados: los de antes y el nuevo.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si fue usted</h2>
<p>No tiene que hacer nada. Durante tres días, el contacto nuevo todavía no sirve para recuperar la contraseña.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si no fue usted</h2>
<p>Alguien más puede estar usando su cuenta. Llame de inmediato a la mesa de ayuda, al {{CH_NATIONAL_LINE}}, y pida que la bloqueen. Después podrá elegir otra contraseña y registrar otra vez sus contactos.</p>
<p><strong>Nadie de la institución le pedirá su contraseña. No la comparta.</strong></p>
