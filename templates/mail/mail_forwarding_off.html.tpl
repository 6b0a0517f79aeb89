{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>El {{CHANGED_ON}} se quitó el reenvío del correo que llega a su cuenta institucional. Todo lo que llegue desde ahora se queda en su buzón.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si fue usted</h2>
<p>No tiene que hacer nada.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si no fue usted</h2>
<p>Alguien más puede estar usando su cuenta. Cambie su contraseña en Mi cuenta. Si no puede ingresar, llame de inmediato a la mesa de ayuda, al {{CH_NATIONAL_LINE}}, y pida que bloqueen la cuenta.</p>
<p><strong>Nadie de la institución le pedirá su contraseña. No la comparta.</strong></p>
