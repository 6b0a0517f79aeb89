{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>La cuenta de correo institucional que usted tenía a su cargo quedó a cargo de otra persona. La contraseña que usted usaba dejó de servir.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<p>Su cuenta personal, si la tiene, no cambió.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Qué hacer ahora</h2>
<p>Si usted entregó la cuenta, no tiene que hacer nada más. Si no sabía de este cambio, comuníquese con la mesa de ayuda por alguno de los canales que aparecen al final de este mensaje.</p>
